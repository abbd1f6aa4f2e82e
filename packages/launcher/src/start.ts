import { describeCrash, Portal } from './Portal';
import { Refusal } from './Refusal';
import { parseStartOptions, StartOptions } from './StartOptions';
import { uploadDemoHistory } from './demo/uploadDemoHistory';
import { FRONTEND_SERVER } from './portalEnvironment';
import { seconds, terminal } from './terminal';

/**
 * `npm start`: runs the portal until it is told to stop or a part of it ends.
 *
 * @returns the exit code: 0 when told to stop, 1 after a crash
 */
export function start(args: string[]): Promise<number> {
  return run(parseStartOptions(args));
}

/** `npm run dev`: the same, reloading backend, worker and frontend when their code changes. */
export function dev(args: string[]): Promise<number> {
  return run({ ...parseStartOptions(args), reload: true });
}

async function run(options: StartOptions): Promise<number> {
  const portal = await Portal.open(options);
  const told = toldToStop(() => terminal.say('\n• Stopping …'));
  const up = bringUp(portal, options);
  const end = await Promise.race([
    told.then(() => ({ code: 0, message: undefined })),
    portal.crashed.then(crash => ({ code: 1, message: describeCrash(crash) })),
    up.then(
      () => new Promise<never>(() => undefined),
      error => ({ code: 1, message: explain(error) }),
    ),
  ]);
  if (end.message) terminal.fail(end.message);
  await portal.stop(end.code === 0 ? 'stopped' : 'failed');
  terminal.say('• Stopped');
  return end.code;
}

async function bringUp(portal: Portal, options: StartOptions) {
  await portal.start();
  const startedAt = Number(process.env.TIEOUT_STARTED_AT ?? Date.now());
  const readyAfterMs = Date.now() - startedAt;
  portal.announce({ phase: 'ready', readyAfterMs });
  const address = options.reload ? FRONTEND_SERVER : portal.address;
  terminal.say(`\n  Tieout is at ${address} (${seconds(readyAfterMs)})`);
  terminal.say('  Ctrl-C stops it.\n');
  if (options.demo)
    await uploadDemoHistory({ portal, dataFolder: options.dataFolder });
}

function toldToStop(onTold: () => void): Promise<void> {
  return new Promise(resolve => {
    let told = false;
    const tell = () => {
      if (told) return;
      told = true;
      onTold();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, tell);
    }
  });
}

function explain(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error
    ? (error.stack ?? error.message)
    : String(error);
}
