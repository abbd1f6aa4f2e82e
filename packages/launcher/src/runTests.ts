import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { inCheckout } from './checkout';
import { dbtEnvironment, runInTerminal } from './runScript';
import { terminal } from './terminal';

/**
 * `npm test`: the tests of all packages, or of those whose path fits an
 * argument, on a PostgreSQL that is thrown away afterwards.
 *
 * @returns the exit code of the test runner
 */
export async function runTests(args: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tieout-test-'));
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const told = new AbortController();
  const { signal } = told;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => told.abort());
  }
  const postgres = terminal.step('PostgreSQL for tests', () =>
    EmbeddedPostgres.start({ folder, durable: false, signal }),
  );
  try {
    const [dbt, { superuserUrl }] = await Promise.all([
      dbtEnvironment(signal),
      postgres,
    ]);
    signal.throwIfAborted();
    return await runJest(args, dbt, superuserUrl);
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    told.abort();
    await postgres.then(
      server => server.stop(),
      () => undefined,
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runJest(
  args: string[],
  dbt: NodeJS.ProcessEnv,
  databaseUrl: string,
): Promise<number> {
  if (process.env.CI && !dbt.TIEOUT_DBT_EXECUTABLE) {
    terminal.warn('Without dbt its tests would be skipped; CI runs them all.');
    return 1;
  }
  return runInTerminal(
    [
      inCheckout('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      '--watchAll=false',
      '--maxWorkers=2',
      ...args,
    ],
    {
      ...dbt,
      TIEOUT_TEST_DATABASE_URL: databaseUrl,
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: databaseUrl,
      // The servers of the tests come from here, never from containers.
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    },
  );
}
