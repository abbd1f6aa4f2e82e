import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';
import { TENANT_PARAM } from './tenantParam';

/** Makes a link; see {@link useTenantLink}. */
export type TenantLink = (
  path: string,
  params?: Record<string, string | undefined>,
) => string;

/**
 * Makes links that keep the tenant of the present URL:
 * `link('/batches', { status: 'failed' })` is
 * `/batches?status=failed&tenant=northwind`. A path that names a tenant itself,
 * or has a query, keeps it. Works anywhere below a router.
 */
export function useTenantLink(): TenantLink {
  const { search } = useLocation();
  const slug = new URLSearchParams(search).get(TENANT_PARAM);

  return useCallback(
    (path, params = {}) => {
      const [pathname, query = ''] = path.split('?', 2);
      const next = new URLSearchParams(query);
      Object.entries(params).forEach(([name, value]) => {
        if (value) {
          next.set(name, value);
        }
      });
      if (slug && !next.has(TENANT_PARAM)) {
        next.set(TENANT_PARAM, slug);
      }
      const text = next.toString();
      return text ? `${pathname}?${text}` : pathname;
    },
    [slug],
  );
}
