import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs';
import path from 'node:path';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- a file that needs no package, used by its path before there are any
import { giveLock, signalHolder } from '../../../launcher/lockFile.cjs';
import { Portal } from './Portal';
import { spawnPortal } from './spawnPortal';
import { until } from './until';

/**
 * The portal, without demo tenants, that suites use one after the other which
 * need none of their own: each makes tenants for itself. The first to ask
 * starts it, and so does who finds it gone or silent. `npm run accept` says
 * where, and ends it when all suites have ended.
 *
 * @throws Error with what it printed when it ends instead of becoming ready
 */
export async function joinSharedPortal(): Promise<Portal> {
  const dataFolder = process.env.TIEOUT_SHARED_PORTAL;
  if (!dataFolder) {
    throw new Error(
      'This suite shares a portal with others: run it by npm run accept.',
    );
  }
  return (await answering(dataFolder)) ?? (await start(dataFolder));
}

/** The portal that runs on the folder; one that no longer answers is ended. */
async function answering(dataFolder: string): Promise<Portal | undefined> {
  const lock = path.join(dataFolder, 'lock');
  // What one that is gone said of itself may still be there.
  if (
    !signalHolder(lock, 0) ||
    !existsSync(path.join(dataFolder, 'state.json'))
  )
    return undefined;
  const portal = Portal.on(dataFolder);
  const { phase } = portal.state();
  if (phase === 'ready' && (await isReady(portal))) return portal;
  // One that has ended is about to let go of the folder, and the next waits for it.
  if (phase !== 'stopped' && phase !== 'failed') signalHolder(lock, 'SIGKILL');
  return undefined;
}

async function isReady({ address }: Portal): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/.backstage/health/v1/readiness`, {
      signal: AbortSignal.timeout(20_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

// It outlives the suite that starts it, so nothing of the suite may hold it.
async function start(dataFolder: string): Promise<Portal> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const output = path.join(dataFolder, 'output.log');
  const log = openSync(output, 'a');
  const starter = path.join(dataFolder, 'starter.lock');
  // One that was started before and never took hold of the folder.
  signalHolder(starter, 'SIGTERM');
  const { launcher, address } = await spawnPortal({
    dataFolder,
    args: ['--no-demo'],
    process: { stdio: ['ignore', log, log], detached: true },
  });
  if (launcher.pid) giveLock(starter, launcher.pid);
  closeSync(log);
  launcher.unref();
  const portal = new Portal(dataFolder, address);
  const hasEnded = () =>
    launcher.exitCode !== null || launcher.signalCode !== null;
  await until(
    'the shared portal is ready',
    async () => {
      if (hasEnded()) return true;
      const told = portal.state();
      return told.address === address && told.phase === 'ready';
    },
    300_000,
  );
  if (hasEnded()) {
    throw new Error(
      `The shared portal ended while starting:\n${readFileSync(output, 'utf8')}`,
    );
  }
  return portal;
}
