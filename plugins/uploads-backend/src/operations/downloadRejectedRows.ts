import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  RejectedRow,
  batchReadPermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import { stringify } from 'csv-stringify';
import { OperationDeps, found } from './OperationDeps';

const PAGE = 1_000;

const COLUMNS = {
  rowNumber: 'Row',
  lineNumber: 'Line',
  column: 'Column',
  code: 'Code',
  message: 'Message',
  original: 'Original text',
};

/**
 * All rejected rows as CSV, read page by page. Cells that a spreadsheet would
 * take for a formula are made harmless with a leading apostrophe.
 */
export function downloadRejectedRows({
  database,
  batches,
  rejectedRows,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'rejectedRows'
>): TenantOperation<operations['downloadRejectedRows']> {
  return {
    permission: batchReadPermission,
    eventId: 'rejected-rows-download',
    download: true,
    async act({ tenantId, params: { batchId }, response }) {
      const batch = await database.withTenant(tenantId, async tx =>
        found(await batches.get(tx, tenantId, batchId)),
      );
      const pageAfter = (afterRow: number) =>
        database.withTenant(tenantId, tx =>
          rejectedRows.list(tx, { tenantId, batchId, afterRow, limit: PAGE }),
        );
      async function* rows(): AsyncGenerator<RejectedRow> {
        let page = await pageAfter(0);
        while (page.length > 0) {
          yield* page;
          page = await pageAfter(page[page.length - 1].rowNumber);
        }
      }
      response.attachment(`${batch.fileName}.rejected.csv`);
      response.type('text/csv');
      response.set('X-Content-Type-Options', 'nosniff');
      await pipeline(
        Readable.from(rows()),
        stringify({
          header: true,
          columns: COLUMNS,
          bom: true,
          record_delimiter: 'windows',
          escape_formulas: true,
        }),
        response,
      );
    },
  };
}
