import { SettlementDifference } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';

/** A file whose rows are written, and not yet committed. */
export interface SettlingFile {
  tenantId: string;
  storeId: string;
  /** Where its rows are: in `raw`, or in the table of inspected records. */
  rows: 'landed' | 'inspected';
  /** Its batch. Default: none has its rows. */
  batchId?: string;
  /** The batch whose rows go when the file is loaded. */
  replacesBatchId?: string;
  supplementsBatchId?: string;
}

/** What a batch, or the file without one, has of a settlement. */
interface ContentRow {
  batch_id: string | null;
  payout_id: string;
  file_name: string | null;
  amount: string | null;
  currency: string | null;
  heads_hash: string;
  lines: string;
  lines_hash: string;
}

/** Heads and lines of the file by themselves. */
const OWN = {
  landed: (table: 'payouts' | 'transactions') => `
    select batch_id, row_number, row_key, row_hash,
      payload ->> 'payout_id' as payout_id, payload ->> 'amount' as amount,
      payload ->> 'currency' as currency
    from raw.${table}
    where tenant_id = :tenantId and batch_id = :batchId`,
  inspected: (table: 'payouts' | 'transactions') => `
    select cast(null as uuid) as batch_id, row_number, row_key, row_hash,
      payout_id, amount, currency
    from pg_temp.inspected
    where kind = '${table}'`,
};

/** A batch and its supplements are one file. */
const WHOLE = 'coalesce(batches.supplements_batch_id, batches.batch_id)';

/** Batches of the store with a head of the same key, without those whose rows go. */
const othersWith = (rows: SettlingFile['rows']) => `
  select distinct ${WHOLE} as batch_id
  from (${OWN[rows]('payouts')}) as own
  join raw.payouts as head on head.tenant_id = :tenantId
    and head.store_id = :storeId and head.row_key = own.row_key
  join uploads.data_upload_batches as batches
    on batches.tenant_id = :tenantId and batches.batch_id = head.batch_id
  where head.batch_id is distinct from :batchId
    and head.batch_id not in (
      select batch_id from uploads.data_upload_batches
      where tenant_id = :tenantId
        and (batch_id = :replaced or supplements_batch_id = :replaced))`;

const withOthers = (
  rows: SettlingFile['rows'],
  table: 'payouts' | 'transactions',
) => `
  select * from (${OWN[rows](table)}) as own
  where payout_id = any (:payoutIds)
  union all
  select ${WHOLE}, row_number, row_key, row_hash, payload ->> 'payout_id',
    payload ->> 'amount', payload ->> 'currency'
  from uploads.data_upload_batches as batches
  join raw.${table} as landed
    on landed.tenant_id = :tenantId and landed.batch_id = batches.batch_id
  where batches.tenant_id = :tenantId and (batches.batch_id = any (:others)
      or batches.supplements_batch_id = any (:others))
    and payload ->> 'payout_id' = any (:payoutIds)`;

/**
 * Heads and lines of settlements, by batch, in an order of their own. Accounts
 * of one seller may have a head each under one number.
 */
const contents = (rows: SettlingFile['rows']) => `
  with lines as (
    select batch_id, payout_id, count(*) as lines,
      encode(sha256(string_agg(row_hash, ''::bytea order by row_hash)), 'hex')
        as lines_hash
    from (${withOthers(rows, 'transactions')}) as line
    group by 1, 2
  ),
  heads as (
    select batch_id, payout_id,
      encode(sha256(string_agg(row_hash, ''::bytea order by row_hash)), 'hex')
        as heads_hash,
      string_agg(amount, ' and ' order by row_number) as amount,
      min(currency) as currency
    from (${withOthers(rows, 'payouts')}) as head
    group by 1, 2
  )
  select lines.batch_id, payout_id, file_name, heads.amount, heads.currency,
    heads_hash, lines, lines_hash
  from lines
  join heads using (payout_id)
  left join uploads.data_upload_batches as batches
    on batches.tenant_id = :tenantId and batches.batch_id = lines.batch_id
  where heads.batch_id is not distinct from lines.batch_id
  order by payout_id, lines.batch_id`;

/**
 * The settlements of a file that another batch of the store has with other
 * content: another head, or other lines, whatever their order. Only those are
 * compared that a file states in full, and whose lines both files have; so not
 * lists of payouts, nor a supplement, which must tie with its batch instead.
 *
 * Runs in the transaction that has written the rows of the file and entered
 * the tenant.
 *
 * @param options.payoutIds - settlements that the file states in full
 */
export async function findSettlementDifferences(
  tx: Knex.Transaction,
  options: { file: SettlingFile; payoutIds: string[] },
): Promise<SettlementDifference[]> {
  const { file, payoutIds } = options;
  const { tenantId, storeId, rows } = file;
  if (payoutIds.length === 0 || file.supplementsBatchId) return [];
  if (rows === 'landed') {
    // Of two that are loaded at once, the second sees the first.
    await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
      `tieout:settlements:${tenantId}:${storeId}`,
    ]);
  }
  const batchId = rows === 'landed' ? (file.batchId ?? null) : null;
  const replaced = file.replacesBatchId ?? null;
  const given = { tenantId, storeId, batchId, replaced, payoutIds };
  const found = await tx.raw<{ rows: { batch_id: string }[] }>(
    othersWith(rows),
    given,
  );
  const others = found.rows.map(({ batch_id: other }) => other);
  if (others.length === 0) return [];
  const compared = await tx.raw<{ rows: ContentRow[] }>(contents(rows), {
    ...given,
    others,
  });
  return differences(compared.rows, batchId);
}

function differences(
  rows: ContentRow[],
  batchId: string | null,
): SettlementDifference[] {
  const own = new Map(
    rows
      .filter(row => row.batch_id === batchId)
      .map(row => [row.payout_id, row]),
  );
  return rows.flatMap(there => {
    const here = own.get(there.payout_id);
    const { batch_id: other, file_name: fileName } = there;
    if (!here || other === null || fileName === null) return [];
    if (here === there || sameContent(here, there)) return [];
    return [
      {
        payoutId: there.payout_id,
        batchId: other,
        fileName,
        here: contentOf(here),
        there: contentOf(there),
      },
    ];
  });
}

function sameContent(one: ContentRow, other: ContentRow): boolean {
  return (
    one.heads_hash === other.heads_hash && one.lines_hash === other.lines_hash
  );
}

function contentOf(row: ContentRow): SettlementDifference['here'] {
  return {
    amount: row.amount ?? undefined,
    currency: row.currency ?? undefined,
    lines: Number(row.lines),
  };
}
