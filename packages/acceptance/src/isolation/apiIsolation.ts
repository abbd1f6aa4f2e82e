/* eslint-disable jest/no-export -- the suites of isolation share one portal */
import { randomUUID } from 'node:crypto';
import { callPortal, Caller } from './callPortal';
import { CALLS, TenantIds } from './calls';
import { ContractOperation, contractOperations } from './operations';
import { CANARY, TwoTenants } from './twoTenants';

const OPERATIONS = contractOperations();
const inTenant = OPERATIONS.filter(({ path }) => path.includes('{tenantId}'));
const ofObjects = inTenant.filter(({ path }) =>
  /\{(batchId|inspectionId|mappingId|runId|storeId)\}/.test(path),
);

const unknownIds = (): TenantIds => ({
  tenantId: randomUUID(),
  storeId: randomUUID(),
  batchId: randomUUID(),
  inspectionId: randomUUID(),
  mappingId: randomUUID(),
  runId: randomUUID(),
});

/** Every operation of the API, called by one who may not. */
export function apiIsolation(given: () => TwoTenants) {
  let tenants: TwoTenants;

  beforeAll(() => {
    tenants = given();
  });

  it('meets here every operation of the contract, with each of its ids', () => {
    expect(OPERATIONS.length).toBeGreaterThan(15);
    expect(
      OPERATIONS.map(({ id, path }) => [
        id,
        path.match(/\w+Id(?=\})/g) ?? [],
      ]).sort(),
    ).toEqual(
      Object.entries(CALLS)
        .map(([id, { ids }]) => [id, ids])
        .sort(),
    );
  });

  const call = (
    operation: ContractOperation,
    options: { ids: TenantIds; caller?: Caller; query?: string },
  ) => callPortal(tenants.portal, operation, CALLS[operation.id], options);

  const operationNamed = (id: string) => {
    const found = OPERATIONS.find(operation => operation.id === id);
    if (!found) throw new Error(`There is no operation ${id}`);
    return found;
  };

  it.each(inTenant)(
    'gets from $id of the other tenant what it gets from one that does not exist',
    async operation => {
      const answer = await call(operation, { ids: tenants.foreign });

      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body).error.code).toBe('TENANT_NOT_FOUND');
      expect(answer).toEqual(await call(operation, { ids: unknownIds() }));
    },
  );

  it.each(ofObjects)(
    "gets from $id with the other tenant's ids in its own tenant what it gets with unknown ones",
    async operation => {
      const { own, foreign } = tenants;
      const { tenantId } = own;

      const answer = await call(operation, { ids: { ...foreign, tenantId } });

      expect(answer.status).toBe(404);
      expect(answer).toEqual(
        await call(operation, { ids: { ...unknownIds(), tenantId } }),
      );
    },
  );

  it.each(ofObjects.filter(({ method }) => method === 'GET'))(
    'gets from $id what is its own, so that the refusals above mean something',
    async operation => {
      const answer = await call(operation, { ids: tenants.own });
      expect(answer.status).toBe(200);
    },
  );

  describe.each([
    { caller: 'nobody', how: 'without a token' },
    { caller: 'forger', how: 'with a forged token' },
  ] as const)('$how', ({ caller }) => {
    it.each(OPERATIONS)('is asked by $id to sign in', async operation => {
      const answer = await call(operation, { ids: tenants.own, caller });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body).error.name).toBe('AuthenticationError');
    });
  });

  it.each([
    'tenants.listTenants',
    'tenants.getTenant',
    'uploads.listBatches',
    'dbt.listRuns',
    'sales.getSales',
    'uploads.listRows',
    'uploads.getRow',
    'uploads.downloadRowOriginal',
    'uploads.listRejectedRows',
    'uploads.downloadRejectedRows',
    'uploads.getInspection',
    'uploads.listMappings',
    'dbt.getRun',
  ])('sees in %s what is its own and nothing else', async id => {
    const answer = await call(operationNamed(id), { ids: tenants.own });

    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain(CANARY);
    for (const foreignId of Object.values(tenants.foreign)) {
      expect(answer.body).not.toContain(foreignId);
    }
  });

  it.each([
    ['uploads.listBatches', () => `storeId=${tenants.foreign.storeId}`],
    ['uploads.listBatches', () => `q=${CANARY}`],
    ['uploads.listRows', () => `q=${CANARY}-1`],
    ['dbt.listRuns', () => `batchId=${tenants.foreign.batchId}`],
    ['sales.getSales', () => `storeId=${tenants.foreign.storeId}`],
  ])('finds nothing in %s by what the other tenant has', async (id, query) => {
    const answer = await call(operationNamed(id), {
      ids: tenants.own,
      query: query(),
    });

    expect(answer.status).toBe(200);
    const { items, days, totals } = JSON.parse(answer.body);
    expect([...(items ?? []), ...(days ?? []), ...(totals ?? [])]).toEqual([]);
  });

  it("cannot go on in the other tenant's lists with a cursor of its own", async () => {
    const first = await call(operationNamed('uploads.listRejectedRows'), {
      ids: tenants.own,
      query: 'limit=1',
    });
    const { nextCursor } = JSON.parse(first.body);
    expect(nextCursor).toEqual(expect.any(String));

    const { status } = await call(operationNamed('uploads.listRejectedRows'), {
      ids: tenants.foreign,
      query: `cursor=${encodeURIComponent(nextCursor)}`,
    });
    expect(status).toBe(404);
  });

  it("left the other tenant's batch as it was", async () => {
    const batches = await tenants.database.rowsAs(
      'tieout_system',
      `select batch_id, status from uploads.data_upload_batches
       where tenant_id = $1`,
      [tenants.foreign.tenantId],
    );
    expect(batches).toEqual([
      { batch_id: tenants.foreign.batchId, status: 'ready' },
    ]);
  });
}
