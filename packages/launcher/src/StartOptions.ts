import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './Refusal';
import { CACHE } from './checkout';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Port of the portal on 127.0.0.1. */
  port: number;
  /** Absolute path. */
  dataFolder: string;
  /** Whether the demo tenants and their history are wanted. */
  demo: boolean;
  /** Whether to reload what changes, for work on the code. */
  reload: boolean;
}

/**
 * Reads the arguments of `npm start`.
 *
 * @throws Refusal naming the argument that is wrong
 */
export function parseStartOptions(args: string[]): StartOptions {
  const { port, ...values } = parse(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Refusal(`--port must be a number from 1 to 65535, not "${port}"`);
  }
  return {
    port: Number(port),
    dataFolder: path.resolve(
      process.env.INIT_CWD ?? process.cwd(),
      values['data-folder'],
    ),
    demo: !values['no-demo'],
    reload: false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '7007' },
        'data-folder': { type: 'string', default: CACHE },
        'no-demo': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${message}\nSee: npm start -- --help`);
  }
}
