import { Refusal } from './Refusal';
import { dev, start } from './start';
import { terminal } from './terminal';
import { runAcceptance } from './runAcceptance';
import { runTests } from './runTests';
import { ensureConfigSchema } from './configSchema';
import { dbtEnvironment, runScript } from './runScript';
import { runWorker } from './runWorker';

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = {
  start,
  dev,
  worker: runWorker,
  test: runTests,
  accept: runAcceptance,
  bench: async args =>
    runScript('packages/bench/src/main.ts', args, {
      ...(await dbtEnvironment()),
      // Its workers are to be as those of a portal are.
      TIEOUT_CONFIG_SCHEMA: await ensureConfigSchema(),
    }),
  samples: args => runScript('data/samples/src/main.ts', args),
  inspect: args => runScript('packages/ingestion/src/inspect/main.ts', args),
};

async function main([name, ...args]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) throw new Refusal(`There is no command "${name}"`);
  return command(args);
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    terminal.fail(error instanceof Refusal ? error.message : error.stack);
    process.exit(1);
  },
);
