import {
  ErrorNotice,
  LiveNote,
  LoadingSkeleton,
  TenantProvider,
  TieoutPage,
  useTenant,
} from '@tieout/plugin-tenants-react';
import Stack from '@mui/material/Stack';
import type { Sales } from '@tieout/plugin-sales-common';
import { byOrders } from './byOrders';
import { CurrencySection } from './CurrencySection';
import { DbtNotice } from './DbtNotice';
import { NoSales } from './NoSales';
import { SalesFilters } from './SalesFilters';
import { SalesTable } from './SalesTable';
import { StaleNotice } from './StaleNotice';
import { useSales } from './useSales';
import { useSalesFilter } from './useSalesFilter';
import { zoneNote } from './zoneNote';

function Figures({ sales }: { sales: Sales }) {
  if (sales.days.length === 0) {
    return <NoSales sales={sales} />;
  }
  return (
    <>
      {byOrders(sales.totals).map(total => (
        <CurrencySection key={total.currency} sales={sales} total={total} />
      ))}
      <SalesTable sales={sales} />
    </>
  );
}

function SalesContent() {
  const { tenant } = useTenant();
  const [filter, setFilter] = useSalesFilter();
  const resource = useSales(filter);
  const { value, error, retrying, refresh } = resource;
  return (
    <TieoutPage
      title="Sales"
      summary={`What ${tenant.name} sold, from the orders that were uploaded. ${zoneNote(
        tenant.stores.filter(
          ({ storeId }) => !filter.storeId || storeId === filter.storeId,
        ),
      )}`}
    >
      <Stack spacing={3} sx={{ maxWidth: 2000 }}>
        <DbtNotice />
        {value && <StaleNotice freshness={value.freshness} />}
        {error !== undefined && (
          <ErrorNotice
            title="The sales could not be loaded"
            error={error}
            retrying={retrying}
            onRetry={refresh}
          />
        )}
        {value && (
          <SalesFilters sales={value} filter={filter} onChange={setFilter} />
        )}
        {value && <Figures sales={value} />}
        {!value && error === undefined && (
          <LoadingSkeleton parts={[56, 72, 300, 400]} label="Loading sales" />
        )}
        <LiveNote resource={resource} live />
      </Stack>
    </TieoutPage>
  );
}

/** Orders and revenue by day, store, marketplace and currency. */
export function SalesPage() {
  return (
    <TenantProvider>
      <SalesContent />
    </TenantProvider>
  );
}
