import { setTimeout as delay } from 'node:timers/promises';
import { referenceFile } from '@tieout/samples';
import type { Figures } from './main';
import { PortalBench } from './PortalBench';
import { say } from './progress';
import { percentile, round } from './statistics';

const IDLE_REQUESTS = 200;
const LISTED_BATCHES = 2_000;
/** A page that is looked at asks about this often; in milliseconds. */
const PAUSE_MS = 50;

/**
 * How long the batch list takes while a file of 1,000,000 rows is ingested,
 * and while nothing is. The list has 2,000 batches.
 */
export async function responsiveness(): Promise<Figures> {
  say('A portal with 2,000 batches …');
  const bench = await PortalBench.start();
  try {
    await fillList(bench);
    const list = () => timeList(bench);
    await list();
    const idle: number[] = [];
    for (let n = 0; n < IDLE_REQUESTS; n += 1) idle.push(await list());
    say(`Idle: p95 ${percentile(idle, 0.95).toFixed(0)} ms. Ingesting …`);
    const { batchId } = await bench.upload(referenceFile());
    const busy: number[] = [];
    while (await isReading(bench, batchId)) busy.push(await list());
    say(`${busy.length} requests while reading`);
    return {
      requests: busy.length,
      p50_ms: round(percentile(busy, 0.5)),
      p95_ms: round(percentile(busy, 0.95)),
      idle_p50_ms: round(percentile(idle, 0.5)),
      idle_p95_ms: round(percentile(idle, 0.95)),
    };
  } finally {
    await bench.portal.dispose();
  }
}

async function timeList({ portal, tenantId }: PortalBench): Promise<number> {
  await delay(PAUSE_MS);
  const begun = performance.now();
  const answer = await portal.api.send(
    `/api/uploads/tenants/${tenantId}/batches?limit=25`,
  );
  await answer.text();
  return performance.now() - begun;
}

async function isReading(
  { portal, tenantId }: PortalBench,
  batchId: string,
): Promise<boolean> {
  const { batch } = await portal.api.batch(tenantId, batchId);
  return ['received', 'parsing'].includes(batch.status);
}

async function fillList({ portal, tenantId, storeId }: PortalBench) {
  await portal.query(`
    begin;
    set local app.tenant_id = '${tenantId}';
    insert into uploads.data_upload_batches (tenant_id, batch_id, store_id,
      status, file_name, object_key, content_sha256, byte_size, rows_total,
      rows_loaded, rows_rejected, uploaded_by, received_at, ready_at)
    select '${tenantId}', gen_random_uuid(), '${storeId}', 'ready',
      'orders-' || n || '.csv', 'none/' || n, md5(n::text), n * 1000, n, n, 0,
      'user:default/bench', now() - n * interval '1 hour', now()
    from generate_series(1, ${LISTED_BATCHES}) n;
    commit`);
}
