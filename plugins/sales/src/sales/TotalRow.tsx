import Box from '@mui/material/Box';
import { GridFooter } from '@mui/x-data-grid';
import { formatCount, formatMoney } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { byOrders } from './byOrders';

declare module '@mui/x-data-grid' {
  interface FooterPropsOverrides {
    /** Totals by currency that stand below the rows. */
    totals?: Sales['totals'];
  }
}

/** Foot of the sales table: a total for each currency, then the pages. */
export function TotalRow({ totals = [] }: { totals?: Sales['totals'] }) {
  return (
    <>
      {byOrders(totals).map(total => (
        <Box
          key={total.currency}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 3,
            px: 1.25,
            py: 0.75,
            fontWeight: 600,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <span>Total in {total.currency}</span>
          <span>{formatCount(total.orders)} orders</span>
          <span>{formatCount(total.units)} units</span>
          <span>{formatCount(total.cancelledOrders)} cancelled</span>
          <span>{formatMoney(total.revenue, total.currency)} revenue</span>
          <span>{formatMoney(total.tax, total.currency)} tax</span>
        </Box>
      ))}
      <GridFooter />
    </>
  );
}
