import type { GridColDef } from '@mui/x-data-grid';
import { formatCount, formatMoney } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { compareAmounts } from './compareAmounts';

/** A row of the sales table: one day of one store in one currency. */
export type SalesRow = Sales['days'][number] & {
  id: string;
  store: string;
  marketplace: string;
};

/** The rows of the sales table, in the order of the answer. */
export function salesRows(sales: Sales): SalesRow[] {
  const stores = new Map(sales.stores.map(store => [store.storeId, store]));
  return sales.days.map(day => ({
    ...day,
    id: `${day.date} ${day.storeId} ${day.currency}`,
    store: stores.get(day.storeId)?.name ?? day.storeId,
    marketplace: stores.get(day.storeId)?.marketplace ?? '',
  }));
}

function count(
  field: 'orders' | 'units' | 'cancelledOrders',
  headerName: string,
): GridColDef<SalesRow> {
  return {
    field,
    headerName,
    type: 'number',
    width: 120,
    // Shown grouped, exported as it is: a spreadsheet reads 1234, not 1,234.
    renderCell: ({ row }) => formatCount(row[field]),
    valueFormatter: (value: number) => String(value),
  };
}

function money(
  field: 'revenue' | 'tax',
  headerName: string,
): GridColDef<SalesRow> {
  return {
    field,
    headerName,
    align: 'right',
    headerAlign: 'right',
    width: 170,
    sortComparator: compareAmounts,
    renderCell: ({ row }) => formatMoney(row[field], row.currency),
  };
}

/** The columns of the sales table. With one currency its code stands in the headers. */
export function salesColumns(
  currencies: readonly string[],
): GridColDef<SalesRow>[] {
  const unit = currencies.length === 1 ? ` (${currencies[0]})` : '';
  return [
    { field: 'date', headerName: 'Day', width: 120, hideable: false },
    { field: 'store', headerName: 'Store', minWidth: 160, flex: 1 },
    { field: 'marketplace', headerName: 'Marketplace', width: 130 },
    { field: 'currency', headerName: 'Currency', width: 100 },
    count('orders', 'Orders'),
    count('units', 'Units'),
    count('cancelledOrders', 'Cancelled'),
    money('revenue', `Revenue${unit}`),
    money('tax', `Tax${unit}`),
  ];
}
