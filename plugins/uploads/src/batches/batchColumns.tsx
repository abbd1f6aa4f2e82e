import type { GridColDef } from '@mui/x-data-grid';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { Store } from '@tieout/plugin-tenants-common';
import {
  formatBytes,
  formatCount,
  RelativeTime,
  StateChip,
} from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { progressWords } from '../batch/progressWords';
import type { CsvValue } from '../download/toCsv';
import { isSortField } from './batchListView';

/** A column of the batch table, and what it gives to a CSV export. */
export interface BatchColumn {
  definition: GridColDef<Batch>;
  csv: (batch: Batch) => CsvValue;
}

/** What the cells need of the page. */
export interface BatchColumnContext {
  stores: readonly Store[];
  /** Address of a batch's page. */
  batchLink: (batchId: string) => string;
}

/** The name of a batch's store; the id of one that is no longer there. */
export function storeName(stores: readonly Store[], storeId: string): string {
  return (
    stores.find(store => store.storeId === storeId)?.name ??
    `Unknown store ${storeId}`
  );
}

/** The name of a user without kind and namespace. */
export function userName(entityRef: string): string {
  return entityRef.replace(/^user:(default\/)?/, '');
}

function column(
  csv: BatchColumn['csv'],
  definition: GridColDef<Batch>,
): BatchColumn {
  return {
    csv,
    definition: { sortable: isSortField(definition.field), ...definition },
  };
}

function countColumn(
  field: 'rowsTotal' | 'rowsLoaded' | 'rowsRejected',
  headerName: string,
): BatchColumn {
  return column(batch => batch[field], {
    field,
    headerName,
    type: 'number',
    width: 100,
    valueFormatter: (value?: number) =>
      value === undefined ? '' : formatCount(value),
  });
}

function timeColumn(
  field: 'receivedAt' | 'updatedAt',
  headerName: string,
): BatchColumn {
  return column(batch => batch[field], {
    field,
    headerName,
    width: 135,
    renderCell: ({ row }) => <RelativeTime at={row[field]} />,
  });
}

function nameColumn(batchLink: BatchColumnContext['batchLink']): BatchColumn {
  return column(batch => batch.fileName, {
    field: 'fileName',
    headerName: 'File',
    flex: 1,
    minWidth: 180,
    hideable: false,
    renderCell: ({ row, tabIndex }) => (
      <Link
        component={RouterLink}
        to={batchLink(row.batchId)}
        tabIndex={tabIndex}
        noWrap
        title={row.fileName}
      >
        {row.fileName}
      </Link>
    ),
  });
}

/** The columns of the batch table, in their order. */
export function batchColumns(context: BatchColumnContext): BatchColumn[] {
  const { stores, batchLink } = context;
  return [
    column(batch => batch.status, {
      field: 'status',
      headerName: 'State',
      width: 135,
      renderCell: ({ row }) => (
        <StateChip state={row.status} reason={row.waitingFor} />
      ),
    }),
    nameColumn(batchLink),
    column(batch => progressWords(batch), {
      field: 'now',
      headerName: 'Now',
      flex: 1.5,
      minWidth: 220,
      valueGetter: (_, batch) => progressWords(batch),
      renderCell: ({ value }: { value?: string }) => (
        <span title={value}>{value}</span>
      ),
    }),
    column(batch => storeName(stores, batch.storeId), {
      field: 'store',
      headerName: 'Store',
      width: 150,
      valueGetter: (_, batch) => storeName(stores, batch.storeId),
    }),
    timeColumn('receivedAt', 'Received'),
    countColumn('rowsTotal', 'Rows in file'),
    countColumn('rowsLoaded', 'Loaded'),
    countColumn('rowsRejected', 'Rejected'),
    column(batch => batch.byteSize, {
      field: 'byteSize',
      headerName: 'Size',
      type: 'number',
      width: 90,
      valueFormatter: (value: number) => formatBytes(value),
    }),
    column(batch => userName(batch.uploadedBy), {
      field: 'uploadedBy',
      headerName: 'Uploaded by',
      width: 130,
      valueGetter: (_, batch) => userName(batch.uploadedBy),
    }),
    timeColumn('updatedAt', 'Changed'),
  ];
}
