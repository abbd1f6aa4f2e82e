import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signalHolder } from '../lockFile.cjs';
import { ensureAppBundle } from './AppBundle';
import { inCheckout } from './checkout';
import { dbtEnvironment, runInTerminal } from './runScript';

/** Time that the shared portal has to stop in order. */
const PATIENCE_MS = 60_000;

/**
 * `npm run accept`: starts whole portals and checks them from outside, one
 * suite after the other, for each has the machine to itself.
 *
 * @returns the exit code of the test runner
 */
export async function runAcceptance(args: string[]): Promise<number> {
  await Promise.all([ensureAppBundle(), dbtEnvironment()]);
  const folder = mkdtempSync(path.join(tmpdir(), 'tieout-portal-shared-'));
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  try {
    return await runInTerminal(
      [
        inCheckout('node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'test',
        '--watchAll=false',
        '--runInBand',
        ...args,
      ],
      { TIEOUT_SHARED_PORTAL: folder },
      inCheckout('packages/acceptance'),
    );
  } finally {
    await endPortal(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the portal that suites have shared, if they have started one. */
async function endPortal(folder: string) {
  const lock = path.join(folder, 'lock');
  const deadline = Date.now() + PATIENCE_MS;
  let signal: NodeJS.Signals | 0 = 'SIGTERM';
  while (signalHolder(lock, signal)) {
    await delay(100);
    signal = Date.now() > deadline ? 'SIGKILL' : 0;
  }
}
