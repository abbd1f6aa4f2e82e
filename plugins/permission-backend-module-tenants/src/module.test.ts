import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import request from 'supertest';
import permissionModuleTenants from './index';

const features = (host: string) => [
  permissionPlugin,
  permissionModuleTenants,
  mockServices.rootConfig.factory({
    data: {
      auth: { providers: { guest: {} } },
      backend: { listen: { host, port: 0 } },
      permission: { enabled: true },
    },
  }),
];

describe('permissionModuleTenants', () => {
  it('ends the start where guests could come from other machines', async () => {
    await expect(
      startTestBackend({ features: features('0.0.0.0') }),
    ).rejects.toThrow(/Guest sign-in .* 0\.0\.0\.0/);
  });

  it('lets the backend start where guests sit at this machine', async () => {
    const backend = await startTestBackend({ features: features('127.0.0.1') });
    const { status } = await request(backend.server).get(
      '/api/permission/health',
    );
    expect(status).toBe(200);
    await backend.stop();
  });
});
