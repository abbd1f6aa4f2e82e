import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@backstage/errors';
import type { TieoutDatabase } from '@tieout/database';
import {
  type DbtOperations,
  dbtRunReadPermission,
} from '@tieout/plugin-dbt-common';
import { type TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import type { DbtRunStore } from '../database/DbtRunStore';
import type { DbtRunner } from '../runner/DbtRunner';

/**
 * An artifact of a run. Only what was recorded as whole when the run ended is
 * given out, and only in the size recorded then.
 */
export function downloadArtifact(options: {
  database: TieoutDatabase;
  runs: DbtRunStore;
  runner: DbtRunner;
}): TenantOperation<DbtOperations['downloadArtifact']> {
  const { database, runs, runner } = options;
  return {
    permission: dbtRunReadPermission,
    eventId: 'dbt-artifact-download',
    download: true,
    async act({ tenantId, params: { runId, name }, response }) {
      const run = await database.withTenant(tenantId, tx =>
        runs.get(tx, tenantId, runId),
      );
      const artifact = run?.artifacts.find(one => one.name === name);
      const file = runner.artifactPath(runId, name);
      if (!artifact || (await sizeOf(file)) !== artifact.byteSize) {
        throw withCode(
          new NotFoundError(
            `The dbt run ${runId} has no ${name} here: it did not come to its end, or the file lies on another machine or was removed`,
          ),
          'DBT_ARTIFACT_NOT_FOUND',
        );
      }
      response
        .status(200)
        .attachment(name)
        .set('content-type', 'application/octet-stream')
        .set('content-length', String(artifact.byteSize))
        .set('x-content-type-options', 'nosniff');
      await pipeline(createReadStream(file), response);
    },
  };
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch {
    return undefined;
  }
}
