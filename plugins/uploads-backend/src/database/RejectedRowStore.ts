import { RECORD_KINDS } from '@tieout/ingestion';
import { RejectedRow } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';

/** Rows of files that were not loaded. */
export interface RejectedRowStore {
  /**
   * Rejected rows of a batch in the order of the file.
   *
   * @param query.afterRow - row number after which to begin; 0 for the first
   * @param query.mendedBy - ids of batches whose rows are left out
   */
  list(
    tx: Knex.Transaction,
    query: {
      tenantId: string;
      batchId: string;
      afterRow: number;
      mendedBy?: readonly string[];
      limit: number;
    },
  ): Promise<RejectedRow[]>;
}

/** {@link RejectedRowStore} in `raw.rejected_rows`. */
export class DatabaseRejectedRowStore implements RejectedRowStore {
  async list(
    tx: Knex.Transaction,
    query: {
      tenantId: string;
      batchId: string;
      afterRow: number;
      mendedBy?: readonly string[];
      limit: number;
    },
  ): Promise<RejectedRow[]> {
    const rows: {
      row_number: number;
      line_number: number;
      column_name: string | null;
      code: string;
      message: string;
      original: string;
    }[] = await tx('raw.rejected_rows')
      .where({ tenant_id: query.tenantId, batch_id: query.batchId })
      .where('row_number', '>', query.afterRow)
      .modify(left => {
        if (!query.mendedBy?.length) return;
        for (const kind of RECORD_KINDS) {
          left.whereNotExists(
            tx(`raw.${kind} as mended`)
              .select(tx.raw('1'))
              .where({ 'mended.tenant_id': query.tenantId })
              .whereIn('mended.batch_id', query.mendedBy)
              .whereRaw('mended.row_number = rejected_rows.row_number'),
          );
        }
      })
      .orderBy('row_number')
      .limit(query.limit)
      .select(
        'row_number',
        'line_number',
        'column_name',
        'code',
        'message',
        'original',
      );
    return rows.map(row => ({
      rowNumber: row.row_number,
      lineNumber: row.line_number,
      column: row.column_name ?? undefined,
      code: row.code,
      message: row.message,
      original: row.original,
    }));
  }
}
