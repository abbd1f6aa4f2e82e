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
import { progressWords, waitingWords } from '../batch/progressWords';
import type { CsvValue } from '@tieout/plugin-tenants-react';
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

/** Who acted: the name of a user without kind and namespace, or the kind of work. */
export function actorName(actor: string): string {
  switch (actor) {
    case 'job:process-orders-upload':
      return 'the worker';
    case 'job:run-dbt':
      return 'the dbt run';
    default:
      return actor.replace(/^user:([^/]+\/)?/, '');
  }
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
    width: 95,
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
    width: 125,
    renderCell: ({ row }) => <RelativeTime at={row[field]} />,
  });
}

function nameColumn(batchLink: BatchColumnContext['batchLink']): BatchColumn {
  return column(batch => batch.fileName, {
    field: 'fileName',
    headerName: 'File',
    flex: 1.8,
    minWidth: 220,
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
      width: 130,
      renderCell: ({ row }) => (
        <StateChip state={row.status} reason={waitingWords(row)} />
      ),
    }),
    nameColumn(batchLink),
    column(batch => progressWords(batch), {
      field: 'now',
      headerName: 'Now',
      flex: 1.1,
      minWidth: 180,
      valueGetter: (_, batch) => progressWords(batch),
      renderCell: ({ row, value }) => (
        <span title={row.failure?.message ?? value}>{value}</span>
      ),
    }),
    column(batch => storeName(stores, batch.storeId), {
      field: 'store',
      headerName: 'Store',
      flex: 0.6,
      minWidth: 100,
      valueGetter: (_, batch) => storeName(stores, batch.storeId),
      renderCell: ({ value }) => <span title={value}>{value}</span>,
    }),
    timeColumn('receivedAt', 'Received'),
    countColumn('rowsTotal', 'Rows in file'),
    countColumn('rowsLoaded', 'Loaded'),
    countColumn('rowsRejected', 'Rejected'),
    column(batch => batch.byteSize, {
      field: 'byteSize',
      headerName: 'Size',
      type: 'number',
      width: 80,
      valueFormatter: (value: number) => formatBytes(value),
    }),
    column(batch => actorName(batch.uploadedBy), {
      field: 'uploadedBy',
      headerName: 'Uploaded by',
      width: 130,
      valueGetter: (_, batch) => actorName(batch.uploadedBy),
    }),
    timeColumn('updatedAt', 'Changed'),
  ];
}
