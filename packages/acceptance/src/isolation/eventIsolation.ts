/* eslint-disable jest/no-export -- the suites of isolation share one portal */
import { followBatch } from '../harness/followBatch';
import { dismissGuest, enrolGuest } from '../harness/giveTenant';
import { until } from '../harness/until';
import type { TenantIds } from './calls';
import { EventStream } from './EventStream';
import type { TwoTenants } from './twoTenants';

/** The streams by which pages stay live. Last, for it adds batches to both tenants. */
export function eventIsolation(given: () => TwoTenants) {
  let tenants: TwoTenants;

  beforeAll(() => {
    tenants = given();
  });

  async function uploadSample({ tenantId, storeId }: TenantIds) {
    const { api } = tenants.portal;
    const fileName = 'tieout-orders.csv';
    const { batch } = await api.upload(
      { tenantId, storeId, fileName },
      await api.sample(fileName),
    );
    return { tenantId, batchId: batch.batchId };
  }

  // A member of both tenants gets to see both, but each in its own stream.
  beforeAll(() => enrolGuest(tenants.database, tenants.foreign.tenantId));

  it('tell those who watch a tenant of its batches and of no others', async () => {
    const { portal, own, foreign } = tenants;
    const ownStream = await EventStream.open(portal, own.tenantId);
    const otherStream = await EventStream.open(portal, foreign.tenantId);

    const others = await uploadSample(foreign);
    await followBatch(portal, others);
    await until('the other stream tells of it', async () =>
      otherStream.text.includes('"status":"ready"'),
    );
    const mine = await uploadSample(own);
    await until('the own stream tells of its own', async () =>
      ownStream.text.includes(mine.batchId),
    );

    expect(ownStream.text).not.toContain(others.batchId);
    expect(otherStream.text).not.toContain(mine.batchId);
    ownStream.close();
    otherStream.close();
  });

  it('end for who is no longer a member, and do not begin again', async () => {
    const { portal, database, foreign } = tenants;
    const stream = await EventStream.open(portal, foreign.tenantId);

    await dismissGuest(database, foreign.tenantId);

    // The test runs out of time if the portal keeps the stream open.
    await stream.ended;
    await expect(
      EventStream.open(portal, foreign.tenantId),
    ).rejects.toMatchObject({ status: 404, code: 'TENANT_NOT_FOUND' });
  });
}
