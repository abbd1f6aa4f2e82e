import { useId } from 'react';
import { useTheme } from '@mui/material/styles';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';
import type { Sales } from '@tieout/plugin-sales-common';
import { chartColors } from './chartColors';
import type { DailySeries } from './dailySeries';
import { formatDay } from './formatDay';

type SalesDay = Sales['days'][number];

/** Props of {@link DailyBars}. */
export interface DailyBarsProps {
  /** The question that the chart answers. */
  question: string;
  series: DailySeries;
  /** Name and unit of the upward axis. */
  axisLabel: string;
  /** Height of a bar. */
  height: (day: SalesDay) => number;
  /** The exact figure of a bar, in words. */
  format: (day: SalesDay) => string;
  /** Marks on the upward axis. */
  formatTick: (value: number) => string;
}

/** A mark at every so many days leaves about eight of them, whatever the span. */
function dayAxis(dates: string[]) {
  const every = Math.max(1, Math.ceil(dates.length / 8));
  return {
    scaleType: 'band' as const,
    data: dates,
    valueFormatter: (date: string) => formatDay(date),
    tickInterval: (_: string, index: number) => index % every === 0,
    // Asked only for the days that have a tick.
    tickLabelInterval: () => true,
  };
}

/** Bars from zero for every day, stacked by store. */
export function DailyBars(props: DailyBarsProps) {
  const { question, series, axisLabel, height, format, formatTick } = props;
  const titleId = useId();
  const colors = chartColors[useTheme().palette.mode];
  // A day with more refunds than sales lies below zero.
  const belowZero = series.stores.some(store =>
    store.days.some(day => day !== null && height(day) < 0),
  );
  return (
    <Box
      component="figure"
      aria-labelledby={titleId}
      sx={{ m: 0, minWidth: 0 }}
    >
      <Typography id={titleId} component="figcaption" variant="h6">
        {question}
      </Typography>
      <BarChart
        height={280}
        colors={colors}
        skipAnimation
        grid={{ horizontal: true }}
        margin={{ left: 0, right: 8, bottom: 0 }}
        hideLegend={series.stores.length < 2}
        xAxis={[dayAxis(series.dates)]}
        yAxis={[
          {
            label: axisLabel,
            width: 76,
            min: belowZero ? undefined : 0,
            valueFormatter: (value: number) => formatTick(value),
          },
        ]}
        series={series.stores.map(store => ({
          label: store.storeName,
          stack: 'stores',
          data: store.days.map(day => (day ? height(day) : null)),
          valueFormatter: (_value, { dataIndex }) => {
            const day = store.days[dataIndex];
            return day ? format(day) : 'none';
          },
        }))}
      />
    </Box>
  );
}
