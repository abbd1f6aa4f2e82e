import { parse } from 'node:path';
import { z } from 'zod';
import { followBatch, settled } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';
import { until } from '../harness/until';
import { exportSamples } from './exportSamples';
import { PACKED_FILES, TWO_SHEETS } from './packedFiles';

jest.setTimeout(600_000);

const part = z.object({ value: z.string() });
const inspection = z.object({
  status: z.string(),
  reading: z
    .object({ plan: z.object({ packing: z.object({ part }) }) })
    .optional(),
});
const committed = z.object({ batch: z.object({ batchId: z.string() }) });

describe('exports of every known kind', () => {
  const samples = exportSamples();
  let portal: Portal;
  let database: PortalDatabase;
  let tenant: GivenTenant;
  beforeAll(async () => {
    portal = await joinSharedPortal();
    database = new PortalDatabase(portal);
    // A store each, as they are of different marketplaces.
    tenant = await giveTenant(
      database,
      'exports',
      samples.map(({ fileName }) => parse(fileName).name),
    );
    for (const [index, { store }] of samples.entries()) {
      await database.rowsAs(
        'tieout_system',
        `update tenants.stores set currency = $3, time_zone = $4
         where tenant_id = $1 and store_id = $2`,
        [
          tenant.tenantId,
          tenant.storeIds[index],
          store.currency,
          store.timeZone,
        ],
      );
    }
  });
  afterAll(async () => {
    await database.close();
  });

  const asked = (ref: { tenantId: string; batchId: string }) =>
    until('it is asked which is meant', async () => {
      const { failure } = await followBatch(portal, ref);
      return failure?.code === 'NEEDS_ANSWER';
    });

  it('are recognised, land whole and pass through dbt', async () => {
    const { tenantId, storeIds } = tenant;
    for (const [index, { fileName, content }] of samples.entries()) {
      await portal.api.upload(
        { tenantId, storeId: storeIds[index], fileName },
        new Uint8Array(content),
      );
    }

    const batches = await settled(portal, tenantId);

    const landed = await database.rowsAs(
      'tieout_system',
      `select b.file_name, b.profile, b.status, b.failure_message,
         b.rows_rejected::int as rejected, l.tables
       from uploads.data_upload_batches b
       cross join lateral (
         select coalesce(json_object_agg(t.name, t.rows), '{}') as tables
         from (
           select 'orders' as name, count(*) as rows from raw.orders o
           where o.tenant_id = b.tenant_id and o.batch_id = b.batch_id
           union all
           select 'transactions', count(*) from raw.transactions o
           where o.tenant_id = b.tenant_id and o.batch_id = b.batch_id
           union all
           select 'payouts', count(*) from raw.payouts o
           where o.tenant_id = b.tenant_id and o.batch_id = b.batch_id
         ) t where t.rows > 0
       ) l
       where b.tenant_id = $1 order by b.file_name`,
      [tenantId],
    );
    expect(batches).toHaveLength(samples.length);
    expect(landed).toEqual(
      samples
        .map(({ profile, fileName, loaded, rejected }) => ({
          file_name: fileName,
          profile,
          status: 'ready',
          failure_message: null,
          rejected,
          tables: loaded,
        }))
        .sort((a, b) => (a.file_name < b.file_name ? -1 : 1)),
    );
  });

  it('come packed too; of several in one the sender says which', async () => {
    const { tenantId, storeIds } = tenant;
    const refs = [];
    for (const { fileName, content, choices } of PACKED_FILES) {
      const { batch } = await portal.api.upload(
        { tenantId, storeId: storeIds[0], fileName },
        new Uint8Array(content),
      );
      const ref = { tenantId, batchId: batch.batchId };
      refs.push(ref);
      if (choices) {
        await asked(ref);
        await portal.api.act(
          `/api/uploads/tenants/${tenantId}/batches/${ref.batchId}/retry`,
          { reason: 'That one is meant', choices },
        );
      }
    }
    for (const [index, { fileName, rowsLoaded }] of PACKED_FILES.entries()) {
      expect(await followBatch(portal, refs[index])).toMatchObject({
        fileName,
        status: 'ready',
        rowsLoaded,
        rowsRejected: 0,
      });
    }
  });

  it('come as workbooks, of which the sender may have another sheet read', async () => {
    const { tenantId, storeIds } = tenant;
    const { fileName, content, sheet, rowsLoaded } = TWO_SHEETS;
    const { inspectionId } = await portal.api.inspect(
      { tenantId, storeId: storeIds[0], fileName },
      new Uint8Array(content),
    );
    const path = `/api/uploads/tenants/${tenantId}/inspections/${inspectionId}`;
    const inspected = () =>
      until('it was looked at', async () => {
        const seen = inspection.parse(
          await (await portal.api.send(path)).json(),
        );
        return seen.status === 'done' && seen.reading?.plan.packing.part.value;
      });
    expect(await inspected()).not.toBe(sheet);

    await portal.api.act(`${path}/inspect`, { choices: { sheet } });
    expect(await inspected()).toBe(sheet);
    const { batch } = committed.parse(
      await (await portal.api.act(`${path}/commit`, {})).json(),
    );

    expect(
      await followBatch(portal, { tenantId, batchId: batch.batchId }),
    ).toMatchObject({ status: 'ready', rowsLoaded, rowsRejected: 0 });
  });
});
