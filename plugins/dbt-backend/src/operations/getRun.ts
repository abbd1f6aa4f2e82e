import { NotFoundError } from '@backstage/errors';
import type { TieoutDatabase } from '@tieout/database';
import {
  type DbtOperations,
  dbtRunReadPermission,
} from '@tieout/plugin-dbt-common';
import { type TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import type { DbtRunStore } from '../database/DbtRunStore';
import { nodeOf, runOf } from './runOf';

/** One run with its nodes and artifacts. */
export function getRun(options: {
  database: TieoutDatabase;
  runs: DbtRunStore;
}): TenantOperation<DbtOperations['getRun']> {
  const { database, runs } = options;
  return {
    permission: dbtRunReadPermission,
    eventId: 'dbt-run-fetch',
    async act({ tenantId, params: { runId } }) {
      return await database.withTenant(tenantId, async tx => {
        const run = await runs.get(tx, tenantId, runId);
        if (!run) {
          throw withCode(
            new NotFoundError(
              `There is no dbt run ${runId}: it may have been deleted after its time`,
            ),
            'DBT_RUN_NOT_FOUND',
          );
        }
        const nodes = await runs.listNodes(tx, tenantId, runId);
        return {
          body: {
            run: runOf(run),
            nodes: nodes.map(nodeOf),
            artifacts: run.artifacts,
          },
        };
      });
    },
  };
}
