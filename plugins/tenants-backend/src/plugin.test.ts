import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { databaseServiceRef } from '@tieout/database';
import {
  createTestDatabase,
  type TestDatabase,
} from '@tieout/database/testing';
import permissionModuleTenants from '@tieout/plugin-permission-backend-module-tenants';
import {
  type TenantRecord,
  tenantDirectoryServiceRef,
} from '@tieout/plugin-tenants-node';
import { demoTenants } from '@tieout/samples';
import request from 'supertest';
import { auth, thingsPlugin, userInfo } from './__testUtils__/surroundings';
import tenantsPlugin from './index';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

const config = (data: { demo?: boolean; permissions?: boolean } = {}) =>
  mockServices.rootConfig.factory({
    data: {
      permission: { enabled: data.permissions ?? true },
      tieout: { demo: { enabled: data.demo ?? false } },
    },
  });

describe('the tenants plugin', () => {
  let test: TestDatabase;
  let backend: TestBackend;
  let north: TenantRecord;
  let south: TenantRecord;

  const start = (data?: Parameters<typeof config>[0]) =>
    startTestBackend({
      features: [
        config(data),
        createServiceFactory({
          service: databaseServiceRef,
          deps: {},
          factory: () => test.database,
        }),
        permissionsServiceFactory,
        permissionsRegistryServiceFactory,
        auth,
        userInfo,
        permissionPlugin,
        permissionModuleTenants,
        tenantsPlugin,
        thingsPlugin,
        createBackendPlugin({
          pluginId: 'fixtures',
          register(env) {
            env.registerInit({
              deps: { directory: tenantDirectoryServiceRef },
              async init({ directory }) {
                north = await directory.ensureTenant({
                  slug: 'north',
                  name: 'North',
                  stores: [
                    {
                      name: 'North EU',
                      marketplace: 'amazon',
                      currency: 'EUR',
                      timeZone: 'Europe/Berlin',
                    },
                  ],
                  members: [
                    { memberRef: 'user:default/ada', role: 'viewer' },
                    { memberRef: 'user:default/grace', role: 'viewer' },
                    { memberRef: 'group:default/finance', role: 'uploader' },
                  ],
                });
                south = await directory.ensureTenant({
                  slug: 'south',
                  name: 'South',
                  stores: [],
                  members: [{ memberRef: 'user:default/ida', role: 'admin' }],
                });
              },
            });
          },
        }),
      ],
    });

  beforeAll(async () => {
    test = await createTestDatabase();
    backend = await start();
  });

  afterAll(async () => {
    await backend?.stop();
    await test.destroy();
  });

  const as = (user: string) => ({
    get: (path: string) =>
      request(backend.server)
        .get(`/api${path}`)
        .set(
          'authorization',
          mockCredentials.user.header(`user:default/${user}`),
        ),
    post: (path: string) =>
      request(backend.server)
        .post(`/api${path}`)
        .set(
          'authorization',
          mockCredentials.user.header(`user:default/${user}`),
        ),
  });

  it('lists the tenants of the caller, with role and stores', async () => {
    const { body } = await as('ada').get('/tenants/tenants').expect(200);
    expect(body).toEqual({
      items: [
        {
          tenantId: north.tenantId,
          slug: 'north',
          name: 'North',
          role: 'viewer',
          stores: [
            {
              storeId: expect.any(String),
              name: 'North EU',
              marketplace: 'amazon',
              currency: 'EUR',
              timeZone: 'Europe/Berlin',
            },
          ],
        },
      ],
    });
  });

  it('counts membership through a group, the highest role winning', async () => {
    const { body } = await as('grace').get('/tenants/tenants').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ slug: 'north', role: 'uploader' }),
    ]);
  });

  it('lists nothing for who is a member of nothing', async () => {
    const { body } = await as('mallory').get('/tenants/tenants').expect(200);
    expect(body).toEqual({ items: [] });
  });

  it('shows a member the tenant with its members', async () => {
    const { body } = await as('ada')
      .get(`/tenants/tenants/${north.tenantId}`)
      .expect(200);
    expect(body).toMatchObject({ slug: 'north', members: north.members });
  });

  it.each(['ada', 'mallory'])(
    'answers %s, who is no member, as if the tenant did not exist',
    async user => {
      const [foreign, unknown] = await Promise.all(
        [south.tenantId, UNKNOWN].map(tenantId =>
          as(user).get(`/tenants/tenants/${tenantId}`),
        ),
      );
      expect(foreign.status).toBe(404);
      expect(foreign.body.error.code).toBe('TENANT_NOT_FOUND');
      expect(unknown.status).toBe(404);
      expect(foreign.text.replaceAll(south.tenantId, UNKNOWN)).toBe(
        unknown.text,
      );
    },
  );

  it.each([
    ['ada', 'a viewer', 'create', 403],
    ['ada', 'a viewer', 'delete', 403],
    ['grace', 'an uploader', 'create', 200],
    ['grace', 'an uploader', 'delete', 403],
    ['ida', 'an administrator elsewhere', 'create', 404],
    ['mallory', 'a stranger', 'create', 404],
  ])('answers %s, %s, who wants to %s, by %i', async (user, _, act, status) => {
    const response = await as(user).post(
      `/things/tenants/${north.tenantId}/${act}`,
    );
    expect(response.status).toBe(status);
  });

  it('lets an administrator do everything', async () => {
    for (const act of ['create', 'delete']) {
      const url = `/things/tenants/${south.tenantId}/${act}`;
      const { body } = await as('ida').post(url).expect(200);
      expect(body).toEqual({ done: act });
    }
  });

  it('tells a member which role is lacking', async () => {
    const { body } = await as('ada')
      .post(`/things/tenants/${north.tenantId}/create`)
      .expect(403);
    expect(body.error.message).toMatch(
      /needs the role uploader in the tenant North/,
    );
  });

  it.each(['/tenants/tenants', `/tenants/tenants/${UNKNOWN}`])(
    'asks who is not signed in to sign in, on %s',
    async path => {
      const { status } = await request(backend.server)
        .get(`/api${path}`)
        .set('authorization', mockCredentials.none.header());
      expect(status).toBe(401);
    },
  );

  it('refuses an id that is no UUID before it asks anybody', async () => {
    const { body } = await as('ada').get('/tenants/tenants/1').expect(400);
    expect(body.error.code).toBe('REQUEST_INVALID');
  });

  it('does not start where permissions are switched off', async () => {
    await expect(start({ permissions: false })).rejects.toThrow(
      /permission\.enabled is not set to true/,
    );
  });

  it('makes the demo tenants once, with guests as administrators', async () => {
    for (const _ of [1, 2]) {
      const demo = await start({ demo: true });
      const { body } = await request(demo.server)
        .get('/api/tenants/tenants')
        .set(
          'authorization',
          mockCredentials.user.header('user:development/guest'),
        )
        .expect(200);
      expect(body.items).toEqual(
        demoTenants.map(({ tenantId, slug, name, stores }) => ({
          tenantId,
          slug,
          name,
          role: 'admin',
          stores: expect.arrayContaining(
            stores.map(({ profile: _profile, ...store }) => store),
          ),
        })),
      );
      await demo.stop();
    }
  });
});
