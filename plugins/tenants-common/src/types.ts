import type { components } from './schema/openapi';

/** A tenant as one of its members sees it, with its stores by name. */
export type Tenant = components['schemas']['Tenant'];

/** A tenant with its members, by reference. */
export type TenantDetail = components['schemas']['TenantDetail'];

/** A place where a tenant sells: a marketplace account in one currency and one time zone. */
export type Store = components['schemas']['Store'];

/** A Backstage user or group that belongs to a tenant. */
export type Member = components['schemas']['Member'];
