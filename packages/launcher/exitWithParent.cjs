// Loaded into each process that the launcher starts. Standard input is a pipe
// that the launcher holds open and never writes to: its end means that the
// launcher is gone, however it went, and that nothing would stop this process.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
