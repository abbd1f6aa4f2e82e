import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { REJECT_COLUMNS, harmlessCell } from '@tieout/ingestion';
import {
  RejectedRow,
  batchReadPermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import { stringify } from 'csv-stringify';
import { rejectCells } from '../services/rejectCells';
import { supplementGroup } from '../services/supplementGroup';
import { OperationDeps, found } from './OperationDeps';

const PAGE = 1_000;

/** Delimiters that a spreadsheet opens by itself. */
const PLAIN = [',', ';'];

/**
 * The rejected rows that are still to be corrected, with the columns of their
 * file, read page by page: to be uploaded again as a supplement of the batch.
 * Cells that a spreadsheet would take for a formula have an apostrophe before
 * them, which is taken away again then.
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
      const { batch, mendedBy } = await database.withTenant(
        tenantId,
        async tx => {
          const one = found(await batches.get(tx, tenantId, batchId));
          const { group } = await supplementGroup(tx, batches, {
            tenantId,
            batchId: one.supplementsBatchId ?? batchId,
          });
          return { batch: one, mendedBy: group?.others ?? [] };
        },
      );
      const pageAfter = (afterRow: number) =>
        database.withTenant(tenantId, tx =>
          rejectedRows.list(tx, {
            tenantId,
            batchId,
            afterRow,
            mendedBy,
            limit: PAGE,
          }),
        );
      async function* rows(): AsyncGenerator<RejectedRow> {
        let page = await pageAfter(0);
        while (page.length > 0) {
          yield* page;
          page = await pageAfter(page[page.length - 1].rowNumber);
        }
      }
      const plan = batch.reading?.plan;
      async function* lines(): AsyncGenerator<string[]> {
        const names = plan?.header.map(harmlessCell) ?? [];
        yield [...REJECT_COLUMNS, ...names];
        for await (const row of rows()) yield await rejectCells(batch, row);
      }
      response.attachment(`${batch.fileName}.rejected.csv`);
      response.type('text/csv');
      response.set('X-Content-Type-Options', 'nosniff');
      await pipeline(
        Readable.from(lines()),
        stringify({
          bom: true,
          record_delimiter: 'windows',
          delimiter: PLAIN.find(mark => mark === plan?.delimiter.value) ?? ',',
        }),
        response,
      );
    },
  };
}
