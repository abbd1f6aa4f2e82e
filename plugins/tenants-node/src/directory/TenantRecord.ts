import type { Member, Role, Store } from '@tieout/plugin-tenants-common';

/** A tenant as the backend knows it. */
export interface TenantRecord {
  /** UUID. */
  tenantId: string;
  /** The tenant's name in URLs: lower-case letters, digits and single hyphens. */
  slug: string;
  name: string;
  /** By name. */
  stores: Store[];
  /** By reference. */
  members: Member[];
}

/** Tenants in which one of these members has one of these roles. */
export interface TenantFilter {
  /** Entity references, such as `user:default/ada` or `group:default/finance`. */
  memberRefs: string[];
  roles: Role[];
}

/** What a tenant shall be; see `TenantDirectory.ensureTenant`. */
export interface TenantDefinition {
  /** UUID that a new tenant gets, and by which an existing one is found. Default: a new one. */
  tenantId?: string;
  /** By it an existing tenant is found where the id finds none. */
  slug: string;
  name: string;
  stores: StoreDefinition[];
  members: Member[];
}

/** A store of a {@link TenantDefinition}; found by id, or by name within the tenant. */
export interface StoreDefinition extends Omit<Store, 'storeId'> {
  /** UUID that a new store gets, and by which an existing one is found. Default: a new one. */
  storeId?: string;
}
