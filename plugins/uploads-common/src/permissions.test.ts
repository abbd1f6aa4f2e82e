import { uploadsPermissions } from './permissions';

describe('uploadsPermissions', () => {
  it('are all decided on a tenant, by an action that maps to a role', () => {
    expect(
      uploadsPermissions.map(p => [
        p.name,
        p.attributes.action,
        p.resourceType,
      ]),
    ).toEqual([
      ['tieout.batch.read', 'read', 'tieout-tenant'],
      ['tieout.batch.create', 'create', 'tieout-tenant'],
      ['tieout.batch.update', 'update', 'tieout-tenant'],
    ]);
  });
});
