import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import { TenantPolicy } from './TenantPolicy';

const userInfo = mockServices.userInfo({
  userEntityRef: 'user:default/ada',
  ownershipEntityRefs: ['user:default/ada', 'group:default/Finance'],
});
const user = {
  credentials: mockCredentials.user('user:default/ada'),
  info: { userEntityRef: 'user:default/ada', ownershipEntityRefs: [] },
};
const policy = (platformAdmins: string[] = []) =>
  new TenantPolicy({ userInfo, platformAdmins });

const entityRead = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
const locationCreate = createPermission({
  name: 'catalog.location.create',
  attributes: { action: 'create' },
});
const tenantPermission = (action?: 'read' | 'create' | 'update' | 'delete') =>
  createPermission({
    name: 'tieout.thing',
    attributes: { action },
    resourceType: RESOURCE_TYPE_TENANT,
  });

describe('TenantPolicy', () => {
  it.each([entityRead, locationCreate, tenantPermission('read')])(
    'denies %j to whoever is not signed in',
    async permission => {
      await expect(policy().handle({ permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it.each([
    ['read', 'viewer'],
    ['create', 'uploader'],
    ['update', 'uploader'],
    ['delete', 'admin'],
    [undefined, 'admin'],
  ] as const)(
    'makes a permission with the action %s depend on the role %s',
    async (action, role) => {
      const decision = await policy().handle(
        { permission: tenantPermission(action) },
        user,
      );
      expect(decision).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'tenants',
        resourceType: RESOURCE_TYPE_TENANT,
        conditions: {
          rule: 'HAS_ROLE',
          resourceType: RESOURCE_TYPE_TENANT,
          params: {
            memberRefs: ['user:default/ada', 'group:default/finance'],
            role,
          },
        },
      });
    },
  );

  it('gives platform administrators no tenant that they are not a member of', async () => {
    const decision = await policy(['user:default/ada']).handle(
      { permission: tenantPermission('read') },
      user,
    );
    expect(decision.result).toBe(AuthorizeResult.CONDITIONAL);
  });

  it('lets everybody who is signed in read the catalog', async () => {
    await expect(
      policy().handle({ permission: entityRead }, user),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it.each([
    [[], AuthorizeResult.DENY],
    [['user:default/grace'], AuthorizeResult.DENY],
    [['user:default/Ada'], AuthorizeResult.ALLOW],
    [['group:default/finance'], AuthorizeResult.ALLOW],
  ])(
    'answers a change of shared things, with %j as platform administrators, by %s',
    async (admins, result) => {
      await expect(
        policy(admins).handle({ permission: locationCreate }, user),
      ).resolves.toEqual({ result });
    },
  );

  it('denies reading what it does not know', async () => {
    const permission = createPermission({
      name: 'other.secrets.read',
      attributes: { action: 'read' },
    });
    await expect(policy().handle({ permission }, user)).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
