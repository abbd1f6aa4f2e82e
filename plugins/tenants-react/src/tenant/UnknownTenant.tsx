import { useLocation } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import type { Tenant } from '@tieout/plugin-tenants-common';
import { EmptyState } from '../notices/EmptyState';
import { PageFrame } from '../page/PageFrame';
import { TENANT_PARAM } from './tenantParam';

/** Says that the URL names a tenant that is not among the reader's, and offers theirs. */
export function UnknownTenant(props: { slug: string; tenants: Tenant[] }) {
  const { pathname } = useLocation();
  return (
    <PageFrame title="Tenant not found">
      <EmptyState title={`There is no tenant "${props.slug}" for you`}>
        The name in the address may be misspelt, or you are not a member of that
        tenant.
        {props.tenants.length > 0 && (
          <>
            {' '}
            These are yours:
            <ul>
              {props.tenants.map(({ slug, name }) => (
                <li key={slug}>
                  <Link
                    to={`${pathname}?${new URLSearchParams({
                      [TENANT_PARAM]: slug,
                    })}`}
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </EmptyState>
    </PageFrame>
  );
}
