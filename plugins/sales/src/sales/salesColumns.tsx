import type { GridColDef } from '@mui/x-data-grid';
import {
  formatCount,
  formatMarketplace,
  formatMoney,
} from '@tieout/plugin-tenants-react';
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
    marketplace: formatMarketplace(stores.get(day.storeId)?.marketplace ?? ''),
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
    minWidth: 90,
    flex: 0.6,
    renderCell: ({ row }) => formatCount(row[field]),
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
    minWidth: 130,
    flex: 0.9,
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
    { field: 'date', headerName: 'Day', width: 110, hideable: false },
    { field: 'store', headerName: 'Store', minWidth: 200, flex: 1.4 },
    { field: 'marketplace', headerName: 'Marketplace', width: 120 },
    { field: 'currency', headerName: 'Currency', width: 90 },
    count('orders', 'Orders'),
    count('units', 'Units'),
    count('cancelledOrders', 'Cancelled'),
    money('revenue', `Revenue${unit}`),
    money('tax', `Tax${unit}`),
  ];
}
