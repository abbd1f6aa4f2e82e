import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { databaseServiceRef } from '@tieout/database';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { uploadsMigrations } from '@tieout/plugin-uploads-node';
import {
  DatabaseTenantDirectory,
  tenantAccessServiceRef,
  TenantRecord,
} from '@tieout/plugin-tenants-node';
import request from 'supertest';
import salesPlugin from '.';

jest.setTimeout(60_000);

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the sales plugin', () => {
  let test: TestDatabase;
  let backend: TestBackend;
  let tenant: TenantRecord;

  beforeAll(async () => {
    test = await createTestDatabase();
    const directory = await DatabaseTenantDirectory.create(test.database);
    await test.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    tenant = await directory.ensureTenant({
      slug: 'ours',
      name: 'Ours',
      stores: [],
      members: [],
    });
    backend = await startTestBackend({
      features: [
        createServiceFactory({
          service: databaseServiceRef,
          deps: {},
          factory: () => test.database,
        }),
        // Who may what is tried in the tenants plugin.
        createServiceFactory({
          service: tenantAccessServiceRef,
          deps: { logger: coreServices.logger },
          factory: () => ({
            async authorize(_, { tenantId }) {
              if (tenantId !== tenant.tenantId) {
                throw new NotFoundError('There is no such tenant');
              }
            },
          }),
        }),
        salesPlugin,
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await test.destroy();
  });

  const get = (tenantId: string, query = {}) =>
    request(backend.server)
      .get(`/api/sales/tenants/${tenantId}/sales`)
      .query(query)
      .set('Authorization', mockCredentials.user.header());

  it('answers that there is nothing yet where dbt never ran', async () => {
    const { body } = await get(tenant.tenantId).expect(200);
    expect(body).toMatchObject({
      days: [],
      totals: [],
      freshness: { state: 'empty', batchesBehind: 0 },
    });
  });

  it('answers 404 for a tenant that is not the caller’s', async () => {
    const { body } = await get(UNKNOWN).expect(404);
    expect(body.error.code).toBe('NOT_FOUND');
  });

  it('refuses a period that ends before it begins', async () => {
    const { body } = await get(tenant.tenantId, {
      from: '2026-02-01',
      to: '2026-01-01',
    }).expect(400);
    expect(body.error.code).toBe('PERIOD_INVALID');
  });

  it('refuses a day that is none', async () => {
    const { body } = await get(tenant.tenantId, { from: 'soon' }).expect(400);
    expect(body.error.code).toBe('REQUEST_INVALID');
  });
});
