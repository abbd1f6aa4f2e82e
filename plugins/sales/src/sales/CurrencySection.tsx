import { useId, useMemo } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { formatCount, formatMoney } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { DailyBars } from './DailyBars';
import { dailySeries } from './dailySeries';
import { TotalFacts } from './TotalFacts';

/** Props of {@link CurrencySection}. */
export interface CurrencySectionProps {
  sales: Sales;
  /** The total of the currency that the section is about. */
  total: Sales['totals'][number];
}

function shortMoney(value: number, currency: string): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);
}

/** Totals and charts of one currency; amounts of two are never put together. */
export function CurrencySection({ sales, total }: CurrencySectionProps) {
  const { currency } = total;
  const headingId = useId();
  const series = useMemo(() => dailySeries(sales, currency), [sales, currency]);
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={headingId}
      sx={{ p: 2 }}
    >
      <Typography id={headingId} component="h2" variant="h5" gutterBottom>
        Sales in {currency}
      </Typography>
      <TotalFacts total={total} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          mt: 2,
          gridTemplateColumns:
            'repeat(auto-fit, minmax(min(100%, 440px), 1fr))',
        }}
      >
        <DailyBars
          question="How much was sold each day?"
          series={series}
          axisLabel={`Revenue (${currency})`}
          // A pixel is coarser than a float; figures are shown from the text.
          height={day => Number(day.revenue)}
          format={day => formatMoney(day.revenue, currency)}
          formatTick={value => shortMoney(value, currency)}
        />
        <DailyBars
          question="How many orders came in each day?"
          series={series}
          axisLabel="Orders"
          height={day => day.orders}
          format={day => formatCount(day.orders)}
          formatTick={value => formatCount(value)}
        />
      </Box>
    </Paper>
  );
}
