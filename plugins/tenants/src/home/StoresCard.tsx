import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Store } from '@tieout/plugin-tenants-common';
import {
  DenseTable,
  EmptyState,
  formatMarketplace,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import { salesRouteRef } from '../routes';

function StoreName({ store }: { store: Store }) {
  const link = useTenantLink();
  const sales = useRouteRef(salesRouteRef);
  return sales ? (
    <Link to={link(sales(), { storeId: store.storeId })}>{store.name}</Link>
  ) : (
    <>{store.name}</>
  );
}

/** The stores of a tenant, with what decides how their files and days are read. */
export function StoresCard({ stores }: { stores: Store[] }) {
  return (
    <InfoCard
      variant="gridItem"
      noPadding
      title="Stores"
      subheader="Money is shown in a store's currency, days are counted in its time zone."
    >
      {stores.length === 0 ? (
        <Box sx={{ px: 2 }}>
          <EmptyState title="No stores yet">
            A store is one marketplace account in one currency. Uploads need
            one: ask whoever runs this portal to add the first.
          </EmptyState>
        </Box>
      ) : (
        <DenseTable label="Stores" flush>
          <TableHead>
            <TableRow>
              <TableCell>Store</TableCell>
              <TableCell>Marketplace</TableCell>
              <TableCell>Currency</TableCell>
              <TableCell>Time zone</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {stores.map(store => (
              <TableRow key={store.storeId}>
                <TableCell component="th" scope="row" className="wraps">
                  <StoreName store={store} />
                </TableCell>
                <TableCell>{formatMarketplace(store.marketplace)}</TableCell>
                <TableCell>{store.currency}</TableCell>
                <TableCell>{store.timeZone}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </DenseTable>
      )}
    </InfoCard>
  );
}
