import { TieoutDatabase } from '@tieout/database';
import { listLiveJobKeys, SETTLED_S } from './listLiveJobKeys';

/** A batch that no job will bring on. */
export interface StrayUpload {
  tenantId: string;
  batchId: string;
  objectKey: string;
  leaseRunId?: string;
  /** Attempts since the batch was last received or retried. */
  attempts: number;
}

/** Batches of all tenants that are received or parsing and have no job that could still run. */
export async function listUploadsWithoutJob(
  database: TieoutDatabase,
): Promise<StrayUpload[]> {
  // graphile-worker's tables are the owner's, so the keys are read first.
  const keys = await listLiveJobKeys(database, 'process-orders-upload');
  const rows = await database.withSystem(async tx => {
    const found: {
      tenant_id: string;
      batch_id: string;
      object_key: string;
      lease_run_id: string | null;
      attempts: number;
    }[] = await tx('uploads.data_upload_batches as b')
      .whereIn('status', ['received', 'parsing'])
      .whereRaw(`updated_at < now() - ? * interval '1 second'`, [SETTLED_S])
      .select(
        'tenant_id',
        'batch_id',
        'object_key',
        'lease_run_id',
        tx.raw(`(
          select count(*)::int from jobs.job_runs r
          where r.tenant_id = b.tenant_id and r.batch_id = b.batch_id
            and r.task = 'process-orders-upload'
            and r.started_at >= coalesce((
              select max(at) from uploads.batch_events e
              where e.tenant_id = b.tenant_id and e.batch_id = b.batch_id
                and e.to_status = 'received'
                and coalesce(e.from_status, 'failed') <> 'parsing'
            ), '-infinity')) as attempts`),
      );
    return found;
  });
  return rows
    .filter(row => !keys.has(`process-orders-upload:${row.batch_id}`))
    .map(row => ({
      tenantId: row.tenant_id,
      batchId: row.batch_id,
      objectKey: row.object_key,
      leaseRunId: row.lease_run_id ?? undefined,
      attempts: row.attempts,
    }));
}
