import { useEffect, useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import type { Tenant, TenantsClient } from '@tieout/plugin-tenants-common';
import { useAsyncResource } from '../resource/useAsyncResource';
import { LoadingSkeleton } from '../notices/LoadingSkeleton';
import { ErrorNotice } from '../notices/ErrorNotice';
import { PageFrame } from '../page/PageFrame';
import { tenantsApiRef } from '../api/tenantsApiRef';
import { readLastTenant, rememberTenant } from './lastTenant';
import { NoTenant } from './NoTenant';
import { resolveTenant } from './resolveTenant';
import { TenantContext } from './TenantContext';
import { TENANT_PARAM } from './tenantParam';
import { UnknownTenant } from './UnknownTenant';

// The list outlives a page, so that going from page to page shows no skeleton.
// Each page renews it; what a tenant owns is guarded by the server anyway.
const knownTenants = new WeakMap<TenantsClient, Tenant[]>();

function useTenants() {
  const api = useApi(tenantsApiRef);
  const resource = useAsyncResource({
    key: 'tenants',
    load: async () => {
      const tenants = await api.listTenants();
      knownTenants.set(api, tenants);
      return tenants;
    },
  });
  return { ...resource, value: resource.value ?? knownTenants.get(api) };
}

function useTenantInUrl(tenants: Tenant[] | undefined) {
  const [params, setParams] = useSearchParams();
  const urlSlug = params.get(TENANT_PARAM);
  const resolution = useMemo(
    () =>
      tenants &&
      resolveTenant({ tenants, urlSlug, lastSlug: readLastTenant() }),
    [tenants, urlSlug],
  );
  const slug =
    resolution?.kind === 'found' ? resolution.tenant.slug : undefined;

  useEffect(() => {
    if (!slug) {
      return;
    }
    rememberTenant(slug);
    if (urlSlug !== slug) {
      setParams(
        current => {
          const next = new URLSearchParams(current);
          next.set(TENANT_PARAM, slug);
          return next;
        },
        { replace: true },
      );
    }
  }, [slug, urlSlug, setParams]);

  return { resolution, written: slug !== undefined && urlSlug === slug };
}

/**
 * Finds the tenant that a page speaks of and gives it to {@link useTenant}. The
 * tenant is in the URL (`?tenant=<slug>`); where it is not, the last one used,
 * or else the first, is written there. While there is no tenant, the reader sees
 * why and what to do in place of the children. The children start anew when the
 * tenant changes: nothing of one tenant is left standing under another's name.
 */
export function TenantProvider({ children }: { children: ReactNode }) {
  const { value: tenants, error, retrying, refresh } = useTenants();
  const { resolution, written } = useTenantInUrl(tenants);
  const tenant = resolution?.kind === 'found' ? resolution.tenant : undefined;
  const context = useMemo(
    () => tenant && tenants && { tenant, tenants },
    [tenant, tenants],
  );

  if (resolution?.kind === 'unknown') {
    return <UnknownTenant slug={resolution.slug} tenants={tenants ?? []} />;
  }
  if (resolution?.kind === 'none') {
    return <NoTenant />;
  }
  if (!tenants && error !== undefined) {
    return (
      <PageFrame title="Tenants">
        <ErrorNotice
          title="Your tenants could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      </PageFrame>
    );
  }
  // A page starts only once its tenant is in the URL: two writers of the URL in
  // one moment would undo each other's change.
  if (!context || !written) {
    return (
      <PageFrame>
        <LoadingSkeleton parts={[48, 240]} label="Loading your tenants" />
      </PageFrame>
    );
  }
  return (
    <TenantContext.Provider key={context.tenant.tenantId} value={context}>
      {children}
    </TenantContext.Provider>
  );
}
