import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import type { TenantDirectory } from '../directory/TenantDirectory';
import { PermissionTenantAccess } from './PermissionTenantAccess';

const { ALLOW, DENY } = AuthorizeResult;
const permission = createPermission({
  name: 'tieout.batch.retry',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});
const north = {
  tenantId: 't1',
  slug: 'north',
  name: 'North',
  stores: [],
  members: [],
};

function setUp(options: {
  read: typeof ALLOW | typeof DENY;
  act: typeof ALLOW | typeof DENY;
  exists?: boolean;
}) {
  const fail = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success: async () => {}, fail })),
  });
  const permissions = mockServices.permissions.mock({
    authorize: jest.fn(async requests =>
      requests.map((asked: { permission: { name: string } }) => ({
        result:
          asked.permission.name === permission.name
            ? options.act
            : options.read,
      })),
    ),
  });
  const directory: Pick<TenantDirectory, 'getTenant'> = {
    getTenant: async () => (options.exists === false ? undefined : north),
  };
  const access = new PermissionTenantAccess({
    auditor,
    permissions,
    directory,
  });
  const authorize = () =>
    access.authorize(mockCredentials.user(), { permission, tenantId: 't1' });
  return { auditor, authorize, fail, permissions };
}

describe('PermissionTenantAccess', () => {
  it('lets pass whom the policy allows both to see the tenant and to act', async () => {
    const { auditor, authorize, permissions } = setUp({
      read: ALLOW,
      act: ALLOW,
    });
    await expect(authorize()).resolves.toBeUndefined();
    expect(auditor.createEvent).not.toHaveBeenCalled();
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        expect.objectContaining({ resourceRef: 't1' }),
        expect.objectContaining({ permission, resourceRef: 't1' }),
      ],
      { credentials: mockCredentials.user() },
    );
  });

  it.each([
    ['nothing is allowed', { read: DENY, act: DENY }],
    ['the act is allowed but the tenant hidden', { read: DENY, act: ALLOW }],
    [
      'a policy allows what does not exist',
      { read: ALLOW, act: ALLOW, exists: false },
    ],
  ] as const)('denies that the tenant exists where %s', async (_, options) => {
    const { authorize } = setUp(options);
    await expect(authorize()).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'TENANT_NOT_FOUND',
    });
  });

  it('names the role that is lacking to who sees the tenant', async () => {
    const { authorize } = setUp({ read: ALLOW, act: DENY });
    await expect(authorize()).rejects.toMatchObject({
      name: 'NotAllowedError',
      code: 'ROLE_REQUIRED',
      message: expect.stringContaining('role uploader in the tenant North'),
    });
  });

  it('leaves one failed audit event for a denial', async () => {
    const { auditor, authorize, fail } = setUp({ read: ALLOW, act: DENY });
    const error = await authorize().catch(e => e);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'tenant-access',
        severityLevel: 'medium',
        meta: { tenantId: 't1', permission: 'tieout.batch.retry' },
      }),
    );
    expect(fail).toHaveBeenCalledWith({ error });
  });
});
