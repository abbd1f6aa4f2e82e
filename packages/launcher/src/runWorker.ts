import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { findFreePort } from '@tieout/database/embedded';
import { z } from 'zod';
import { Refusal } from './Refusal';
import { FROM_SOURCES, inCheckout } from './checkout';
import { ensureConfigSchema } from './configSchema';
import { readJsonFile } from './jsonFile';
import { portalEnvironment } from './portalEnvironment';
import { dbtEnvironment, runInTerminal } from './runScript';
import { readSecrets } from './secrets';
import { parseStartOptions } from './StartOptions';
import { terminal } from './terminal';

const stateSchema = z.object({
  phase: z.literal('ready'),
  databaseUrl: z.string(),
});

/**
 * `npm run worker`: a further worker, in this terminal. On the machine of a
 * portal it finds what it needs in the data folder; elsewhere it is told by
 * `TIEOUT_DATABASE_URL`, `TIEOUT_DBT_PASSWORD` and a data folder that is the
 * same shared one.
 *
 * @returns its exit code
 * @throws Refusal when it is not told which database to work for
 */
export async function runWorker(args: string[]): Promise<number> {
  const options = { ...parseStartOptions(args), demo: false };
  const env = {
    ...portalEnvironment({
      options,
      databaseUrl: databaseOf(options.dataFolder),
      configSchemaFile: await ensureConfigSchema(),
      secrets: secretsOf(options.dataFolder),
      workerPort: await findFreePort(),
      dbtStatusFile: path.join(options.dataFolder, 'dbt-status.json'),
    }),
    ...(await dbtEnvironment()),
  };
  terminal.say(
    `• Worker, ready at http://127.0.0.1:${env.TIEOUT_WORKER_PORT}/.backstage/health/v1/readiness`,
  );
  return await runInTerminal(
    [...FROM_SOURCES, inCheckout('packages/worker/src/index.ts')],
    env,
  );
}

function databaseOf(dataFolder: string): string {
  if (process.env.TIEOUT_DATABASE_URL) return process.env.TIEOUT_DATABASE_URL;
  const state = stateSchema.safeParse(
    readJsonFile(path.join(dataFolder, 'state.json')),
  );
  if (state.success) return state.data.databaseUrl;
  throw new Refusal(
    `No portal runs on ${dataFolder}. Start it, name its folder with --data-folder, or set TIEOUT_DATABASE_URL.`,
  );
}

// A worker elsewhere is given dbt's password; it signs nothing, so a secret of
// its own will do.
function secretsOf(dataFolder: string) {
  const dbtPassword = process.env.TIEOUT_DBT_PASSWORD;
  return dbtPassword
    ? { dbtPassword, backendSecret: randomBytes(32).toString('base64url') }
    : readSecrets(dataFolder);
}
