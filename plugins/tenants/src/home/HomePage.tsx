import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  LoadingSkeleton,
  tenantsApiRef,
  TenantProvider,
  TieoutPage,
  useAsyncResource,
  useTenant,
} from '@tieout/plugin-tenants-react';
import { MembersCard } from './MembersCard';
import { StoresCard } from './StoresCard';
import { UploadLink } from './UploadLink';

function Home({ children }: { children?: ReactNode }) {
  const api = useApi(tenantsApiRef);
  const { tenant } = useTenant();
  const { value, error, retrying, refresh } = useAsyncResource({
    key: tenant.tenantId,
    load: () => api.getTenant(tenant.tenantId),
  });
  const count = tenant.stores.length;
  return (
    <TieoutPage
      title={tenant.name}
      summary={`${count} ${count === 1 ? 'store' : 'stores'}. You are ${tenant.role} here.`}
      actions={<UploadLink role={tenant.role} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(100%, 500px), 1fr))',
        }}
      >
        {children}
        <StoresCard stores={tenant.stores} />
        {value && <MembersCard members={value.members} />}
        {!value && error !== undefined && (
          <ErrorNotice
            title="The members could not be loaded"
            error={error}
            retrying={retrying}
            onRetry={refresh}
          />
        )}
        {!value && error === undefined && (
          <LoadingSkeleton parts={[160]} label="Loading members" />
        )}
      </Box>
    </TieoutPage>
  );
}

/** What a tenant is made of and what needs the reader; children are cards of other plugins. */
export function HomePage({ children }: { children?: ReactNode }) {
  return (
    <TenantProvider>
      <Home>{children}</Home>
    </TenantProvider>
  );
}
