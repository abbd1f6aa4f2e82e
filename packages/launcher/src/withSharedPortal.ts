import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signalHolder } from '../lockFile.cjs';
import { SIGNALS } from './runScript';
import { terminal } from './terminal';

/** Time that the portal has to stop in order. */
const PATIENCE_MS = 60_000;

/**
 * Runs what may start a portal that outlives those who start it, and ends that
 * portal, whatever signals come meanwhile.
 *
 * @param run - given an empty folder for the portal's data; names the process
 *   that it starts in `starter.lock` there, for a portal that is only starting
 *   holds no lock of its own
 * @returns what `run` returns
 */
export async function withSharedPortal<T>(
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tieout-portal-shared-'));
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const stay = () => undefined;
  for (const name of SIGNALS) process.on(name, stay);
  try {
    return await run(folder);
  } finally {
    await endHolder(path.join(folder, 'starter.lock'));
    await endHolder(path.join(folder, 'lock'));
    rmSync(folder, { recursive: true, force: true });
    for (const name of SIGNALS) process.off(name, stay);
  }
}

async function endHolder(lock: string) {
  if (!signalHolder(lock, 'SIGTERM')) return;
  terminal.say('• Stopping the shared portal …');
  const deadline = Date.now() + PATIENCE_MS;
  while (signalHolder(lock, Date.now() > deadline ? 'SIGKILL' : 0)) {
    await delay(100);
  }
}
