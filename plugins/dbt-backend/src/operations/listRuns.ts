import type { TieoutDatabase } from '@tieout/database';
import {
  type DbtOperations,
  dbtRunReadPermission,
} from '@tieout/plugin-dbt-common';
import type { TenantOperation } from '@tieout/plugin-tenants-node';
import type { DbtRunStore } from '../database/DbtRunStore';
import { runOf } from './runOf';

const DEFAULT_LIMIT = 25;

/** Runs of a tenant, newest first. */
export function listRuns(options: {
  database: TieoutDatabase;
  runs: DbtRunStore;
}): TenantOperation<DbtOperations['listRuns']> {
  const { database, runs } = options;
  return {
    permission: dbtRunReadPermission,
    eventId: 'dbt-run-list',
    async act({ tenantId, query: { limit = DEFAULT_LIMIT, ...filter } }) {
      const page = await database.withTenant(tenantId, tx =>
        runs.list(tx, { tenantId, limit, ...filter }),
      );
      return { body: { ...page, items: page.items.map(runOf) } };
    },
  };
}
