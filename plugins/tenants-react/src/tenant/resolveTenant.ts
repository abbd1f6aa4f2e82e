import type { Tenant } from '@tieout/plugin-tenants-common';

/** Which tenant a page speaks of, or why there is none. */
export type TenantResolution =
  | { kind: 'found'; tenant: Tenant }
  | { kind: 'unknown'; slug: string }
  | { kind: 'none' };

/**
 * Chooses the tenant: the one that the URL names; where it names none, the last
 * one used; else the first. A name that is not among the tenants is never
 * replaced by another tenant.
 */
export function resolveTenant(options: {
  tenants: readonly Tenant[];
  urlSlug?: string | null;
  lastSlug?: string | null;
}): TenantResolution {
  const { tenants, urlSlug, lastSlug } = options;
  if (urlSlug) {
    const named = tenants.find(tenant => tenant.slug === urlSlug);
    return named
      ? { kind: 'found', tenant: named }
      : { kind: 'unknown', slug: urlSlug };
  }
  const tenant =
    tenants.find(candidate => candidate.slug === lastSlug) ?? tenants[0];
  return tenant ? { kind: 'found', tenant } : { kind: 'none' };
}
