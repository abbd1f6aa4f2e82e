// Loaded into each process that the launcher starts. Standard input is a pipe
// that the launcher holds open and never writes to: its end means that the
// launcher is gone, however it went, and that nothing would stop this process.
const { isMainThread } = require('node:worker_threads');

// Worker threads load this file too, and their standard input is always at its end.
if (isMainThread) {
  const stop = () => process.kill(process.pid, 'SIGTERM');
  process.stdin.on('end', stop);
  process.stdin.on('error', stop);
  process.stdin.resume();
  process.stdin.unref?.();
}
