import type { GridColDef } from '@mui/x-data-grid';
import { toCsv, type CsvValue } from '@tieout/plugin-tenants-react';
import type { SalesRow } from './salesColumns';

const values: Record<string, (row: SalesRow) => CsvValue> = {
  date: row => row.date,
  store: row => row.store,
  marketplace: row => row.marketplace,
  currency: row => row.currency,
  orders: row => row.orders,
  units: row => row.units,
  cancelledOrders: row => row.cancelledOrders,
  revenue: row => row.revenue,
  tax: row => row.tax,
};

/**
 * The rows of the sales table in the given columns, as CSV that is safe to open
 * in a spreadsheet. Counts and amounts are plain numbers there, not grouped.
 */
export function salesCsv(
  rows: readonly SalesRow[],
  columns: readonly GridColDef<SalesRow>[],
): string {
  return toCsv(
    columns.map(({ field, headerName }) => headerName ?? field),
    rows.map(row => columns.map(({ field }) => values[field]?.(row))),
  );
}
