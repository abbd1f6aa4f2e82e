import { ensureAppBundle } from './AppBundle';
import { inCheckout } from './checkout';
import { dbtEnvironment, runInTerminal } from './runScript';
import { withSharedPortal } from './withSharedPortal';

/**
 * `npm run accept`: starts whole portals and checks them from outside, one
 * suite after the other, for each has the machine to itself.
 *
 * @returns the exit code of the test runner
 */
export async function runAcceptance(args: string[]): Promise<number> {
  await Promise.all([ensureAppBundle(), dbtEnvironment()]);
  return withSharedPortal(folder =>
    runInTerminal(
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
    ),
  );
}
