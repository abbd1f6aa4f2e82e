import { followBatch, settled } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';
import { exportSamples } from './exportSamples';
import { PACKED_FILES } from './packedFiles';

jest.setTimeout(600_000);

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
      samples.map(({ profile }) => profile),
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
    for (const { fileName, content, rowsLoaded, choices } of PACKED_FILES) {
      const { batch } = await portal.api.upload(
        { tenantId, storeId: storeIds[0], fileName },
        new Uint8Array(content),
      );
      const ref = { tenantId, batchId: batch.batchId };
      if (choices) {
        await followBatch(portal, ref);
        await portal.api.send(
          `/api/uploads/tenants/${tenantId}/batches/${batch.batchId}/retry`,
          {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ reason: 'That one is meant', choices }),
          },
        );
      }
      expect(await followBatch(portal, ref)).toMatchObject({
        fileName,
        status: 'ready',
        rowsLoaded,
        rowsRejected: 0,
      });
    }
  });
});
