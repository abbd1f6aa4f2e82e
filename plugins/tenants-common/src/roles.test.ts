import { highestRole, roleForAction, rolesFrom } from './roles';

describe('roles', () => {
  it('asks for the role that the action of a permission implies', () => {
    expect(roleForAction('read')).toBe('viewer');
    expect(roleForAction('create')).toBe('uploader');
    expect(roleForAction('update')).toBe('uploader');
    expect(roleForAction('delete')).toBe('admin');
  });

  it('asks for the highest role where a permission states no action', () => {
    expect(roleForAction(undefined)).toBe('admin');
  });

  it('lets a higher role do what a lower one may', () => {
    expect(rolesFrom('viewer')).toEqual(['viewer', 'uploader', 'admin']);
    expect(rolesFrom('admin')).toEqual(['admin']);
  });

  it('takes the highest of several memberships', () => {
    expect(highestRole(['uploader', 'viewer'])).toBe('uploader');
    expect(highestRole([])).toBeUndefined();
  });
});
