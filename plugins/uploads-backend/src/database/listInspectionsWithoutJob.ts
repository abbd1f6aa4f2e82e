import { TieoutDatabase } from '@tieout/database';
import { listLiveJobKeys, SETTLED_S } from './listLiveJobKeys';

/** An inspection that no job will bring to its end. */
export interface StrayInspection {
  tenantId: string;
  inspectionId: string;
  leaseRunId?: string;
  /** Attempts since the file was last handed to the workers. */
  attempts: number;
}

/** Inspections of all tenants that wait or run and have no job that could still run. */
export async function listInspectionsWithoutJob(
  database: TieoutDatabase,
): Promise<StrayInspection[]> {
  // graphile-worker's tables are the owner's, so the keys are read first.
  const keys = await listLiveJobKeys(database, 'inspect-upload');
  const rows = await database.withSystem(async tx => {
    const found: {
      tenant_id: string;
      inspection_id: string;
      lease_run_id: string | null;
      attempts: number;
    }[] = await tx('uploads.inspections')
      .whereIn('status', ['waiting', 'running'])
      .whereRaw(`updated_at < now() - ? * interval '1 second'`, [SETTLED_S])
      .select('tenant_id', 'inspection_id', 'lease_run_id', 'attempts');
    return found;
  });
  return rows
    .filter(row => !keys.has(`inspect-upload:${row.inspection_id}`))
    .map(row => ({
      tenantId: row.tenant_id,
      inspectionId: row.inspection_id,
      leaseRunId: row.lease_run_id ?? undefined,
      attempts: row.attempts,
    }));
}
