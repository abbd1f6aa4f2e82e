import { IngestionError, RECORD_KINDS, Supplement } from '@tieout/ingestion';
import { Knex } from 'knex';

/** Rows of a supplement that were read, and what they are held against. */
export interface ReadSupplement {
  tenantId: string;
  supplement: Pick<Supplement, 'batchId' | 'fileName'>;
  /** The other supplements of its batch. */
  others: readonly string[];
  /** The batch that its rows are in; absent where they are only looked at. */
  batchId?: string;
}

const OWN = RECORD_KINDS.map(
  kind => `select row_number from raw.${kind}
    where tenant_id = :tenantId and batch_id = :batchId`,
).join(' union all ');
const OF_OTHERS = RECORD_KINDS.map(
  kind => `select row_number, batch_id from raw.${kind}
    where tenant_id = :tenantId and batch_id = any(:others)`,
).join(' union all ');

/**
 * Each row of a batch is in the database once: in its own, or in one of its
 * supplements. Runs as the tenant.
 *
 * @throws IngestionError `ROW_NOT_REJECTED`, `ROW_MENDED_ALREADY`
 */
export async function refuseUnfitRows(
  tx: Knex.Transaction,
  { tenantId, supplement, others, batchId }: ReadSupplement,
): Promise<void> {
  const own = batchId ? OWN : 'select row_number from pg_temp.inspected';
  const bindings = {
    tenantId,
    parent: supplement.batchId,
    others: [...others],
    ...(batchId && { batchId }),
  };
  const strange = await first(
    tx,
    `select min(row_number) as row, null as file
     from (${own}) own
     where not exists (
       select from raw.rejected_rows r
       where r.tenant_id = :tenantId and r.batch_id = :parent
         and r.row_number = own.row_number)`,
    bindings,
  );
  if (strange) {
    throw new IngestionError(
      'ROW_NOT_REJECTED',
      `Row ${strange.row} of ${supplement.fileName} was never rejected. Leave the numbers in "tieout_row" as they are, or download the rejected rows again.`,
    );
  }
  if (others.length === 0) return;
  const mended = await first(
    tx,
    `select mended.row_number as row, batches.file_name as file
     from (${own}) own
     join (${OF_OTHERS}) mended using (row_number)
     join uploads.data_upload_batches batches
       on batches.tenant_id = :tenantId and batches.batch_id = mended.batch_id
     order by 1 limit 1`,
    bindings,
  );
  if (mended) {
    throw new IngestionError(
      'ROW_MENDED_ALREADY',
      `Row ${mended.row} of ${supplement.fileName} came in with ${mended.file} already. Download the rejected rows again: they are those that are left. To correct that row once more, undo ${mended.file} first.`,
    );
  }
}

async function first(
  tx: Knex.Transaction,
  sql: string,
  bindings: Record<string, string | readonly string[]>,
): Promise<{ row: number; file: string | null } | undefined> {
  const { rows } = await tx.raw<{
    rows: { row: number | null; file: string | null }[];
  }>(sql, bindings);
  const [found] = rows;
  return found && found.row !== null
    ? { row: found.row, file: found.file }
    : undefined;
}
