import type { Tenant } from '@tieout/plugin-tenants-common';
import type { Batch } from '@tieout/plugin-uploads-common';
import { saveBlob, toCsv } from '@tieout/plugin-tenants-react';
import type { BatchColumn } from './batchColumns';
import type { BatchListView } from './batchListView';

/** Saves the rows and columns on show as CSV, safe to open in a spreadsheet. */
export function exportBatches(options: {
  batches: readonly Batch[];
  columns: readonly BatchColumn[];
  view: BatchListView;
  tenant: Tenant;
}): void {
  const { batches, columns, view, tenant } = options;
  const shown = columns.filter(
    ({ definition }) => !view.hiddenColumns.includes(definition.field),
  );
  const text = toCsv(
    [
      'Batch id',
      ...shown.map(
        ({ definition: { field, headerName } }) =>
          `${headerName ?? field}${field === 'byteSize' ? ' (bytes)' : ''}`,
      ),
    ],
    batches.map(batch => [batch.batchId, ...shown.map(c => c.csv(batch))]),
  );
  saveBlob(
    new Blob([text], { type: 'text/csv;charset=utf-8' }),
    `batches-${tenant.slug}.csv`,
  );
}
