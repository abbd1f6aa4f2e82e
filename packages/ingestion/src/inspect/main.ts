import { inspect } from './inspect';

// A reader such as `head` may have seen enough.
process.stdout.on('error', () => process.exit());

inspect(process.argv.slice(2), {
  folder: process.env.INIT_CWD ?? process.cwd(),
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
}).then(code => {
  process.exitCode = code;
});
