import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { formatCount, formatMoney } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';

interface Fact {
  name: string;
  value: string;
  meaning: string;
}

function factsOf(total: Sales['totals'][number]): Fact[] {
  const { currency } = total;
  return [
    {
      name: 'Revenue',
      value: formatMoney(total.revenue, currency),
      meaning: 'Items and shipping, less discounts, without tax',
    },
    {
      name: 'Tax',
      value: formatMoney(total.tax, currency),
      meaning: 'Tax on items and shipping, on top of the revenue',
    },
    {
      name: 'Orders',
      value: formatCount(total.orders),
      meaning: 'Orders that were not cancelled',
    },
    {
      name: 'Units',
      value: formatCount(total.units),
      meaning: 'Pieces in those orders',
    },
    {
      name: 'Cancelled',
      value: formatCount(total.cancelledOrders),
      meaning: 'Cancelled orders; not part of any other figure here',
    },
  ];
}

/** The totals of one currency over all days that are shown. */
export function TotalFacts({ total }: { total: Sales['totals'][number] }) {
  return (
    <Box
      component="dl"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, m: 0 }}
    >
      {factsOf(total).map(({ name, value, meaning }) => (
        <div key={name}>
          <Tooltip title={meaning}>
            <Typography
              component="dt"
              variant="body2"
              color="text.secondary"
              tabIndex={0}
              sx={{ width: 'fit-content' }}
            >
              {name}
            </Typography>
          </Tooltip>
          <Typography
            component="dd"
            variant="h6"
            sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}
          >
            {value}
          </Typography>
        </div>
      ))}
    </Box>
  );
}
