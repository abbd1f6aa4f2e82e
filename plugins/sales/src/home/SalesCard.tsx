import { InfoCard } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  ErrorNotice,
  LoadingSkeleton,
  StateChip,
  useAsyncResource,
  useTenant,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { salesApiRef } from '../api/salesApiRef';
import { byOrders } from '../sales/byOrders';
import { rootRouteRef } from '../routes';
import { StaleNotice } from '../sales/StaleNotice';
import { TotalFacts } from '../sales/TotalFacts';

const POLL_MS = 15_000;

function Summary({ sales }: { sales: Sales }) {
  const { freshness, totals, from, to } = sales;
  if (totals.length === 0) {
    return (
      <Typography>
        None yet. They appear once an orders export is uploaded.
      </Typography>
    );
  }
  return (
    <>
      {freshness.state === 'fresh' && <StateChip state="fresh" />}
      <StaleNotice freshness={freshness} />
      <Typography variant="body2" color="text.secondary" sx={{ my: 1 }}>
        {from} to {to}
      </Typography>
      <Stack spacing={2}>
        {byOrders(totals).map(total => (
          <TotalFacts key={total.currency} total={total} />
        ))}
      </Stack>
    </>
  );
}

/** On the home page: what was sold lately, and whether that is up to date. */
export function SalesCard() {
  const api = useApi(salesApiRef);
  const { tenantId } = useTenant().tenant;
  const link = useTenantLink();
  const page = useRouteRef(rootRouteRef);
  const { value, error, retrying, refresh } = useAsyncResource({
    key: tenantId,
    load: () => api.getSales(tenantId),
    pollMs: POLL_MS,
  });
  return (
    <InfoCard
      variant="gridItem"
      title="Sales"
      deepLink={{ title: 'Open sales', link: link(page()) }}
    >
      {value && <Summary sales={value} />}
      {!value && error !== undefined && (
        <ErrorNotice
          title="The sales could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {!value && error === undefined && (
        <LoadingSkeleton parts={[72]} label="Loading sales" />
      )}
    </InfoCard>
  );
}
