import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EmptyState, useTenantLink } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { uploadRouteRef } from '../routes';
import { useSalesFilter } from './useSalesFilter';

function NothingUploaded() {
  const link = useTenantLink();
  const upload = useRouteRef(uploadRouteRef);
  return (
    <EmptyState
      title="No sales yet"
      action={
        upload && (
          <Button
            component={RouterLink}
            to={link(upload())}
            variant="contained"
          >
            Upload orders
          </Button>
        )
      }
    >
      Here you will see orders and revenue by day, for each store and currency.
      They appear once an orders export is uploaded and its batch is ready.
    </EmptyState>
  );
}

/** Why there are no figures: nothing was uploaded yet, or nothing fits the filter. */
export function NoSales({ sales }: { sales: Sales }) {
  const [filter, setFilter] = useSalesFilter();
  const filtered = Object.keys(filter).length > 0;
  if (sales.freshness.state === 'empty' || !filtered) {
    return <NothingUploaded />;
  }
  const clear = () =>
    setFilter({
      from: undefined,
      to: undefined,
      storeId: undefined,
      marketplace: undefined,
      currency: undefined,
    });
  return (
    <EmptyState
      title="No sales fit the filter"
      action={
        <Button variant="outlined" onClick={clear}>
          Clear the filter
        </Button>
      }
    >
      There are sales on other days or in other stores.
    </EmptyState>
  );
}
