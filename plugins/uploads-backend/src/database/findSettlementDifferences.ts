import { SettlementDifference } from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';

interface HeadRow {
  batch_id: string;
  payout_id: string;
  file_name: string;
  amount: string | null;
  currency: string | null;
  heads_hash: string;
  lines: string;
  lines_hash: string;
}

/**
 * Heads and lines of settlements, by batch, in an order of their own. Accounts
 * of one seller may have a head each under one number.
 */
const CONTENTS = `
  with lines as (
    select batch_id, payload ->> 'payout_id' as payout_id, count(*) as lines,
      encode(sha256(string_agg(row_hash, ''::bytea order by row_hash)), 'hex')
        as lines_hash
    from raw.transactions
    where tenant_id = :tenantId and batch_id = any(:batchIds)
      and payload ->> 'payout_id' = any(:payoutIds)
    group by 1, 2
  ),
  heads as (
    select batch_id, payload ->> 'payout_id' as payout_id,
      encode(sha256(string_agg(row_hash, ''::bytea order by row_hash)), 'hex')
        as heads_hash,
      string_agg(payload ->> 'amount', ' and ' order by row_number) as amount,
      min(payload ->> 'currency') as currency
    from raw.payouts
    where tenant_id = :tenantId and batch_id = any(:batchIds)
      and payload ->> 'payout_id' = any(:payoutIds)
    group by 1, 2
  )
  select batches.batch_id, payout_id, file_name, amount, currency, heads_hash,
    lines, lines_hash
  from lines
  join heads using (batch_id, payout_id)
  join uploads.data_upload_batches as batches
    on batches.tenant_id = :tenantId and batches.batch_id = lines.batch_id
  order by payout_id, batch_id`;

/**
 * The settlements of a batch that another batch of the store has with other
 * content: another head, or other lines, whatever their order. Only those are
 * compared that a file states in full, and whose lines both files have; so not
 * lists of payouts, nor a supplement, which has no head.
 *
 * Runs in the transaction that has written the rows of the batch and entered
 * the tenant.
 *
 * @param options.payoutIds - settlements that the file states in full
 */
export async function findSettlementDifferences(
  tx: Knex.Transaction,
  options: { batch: BatchRecord; payoutIds: string[] },
): Promise<SettlementDifference[]> {
  const { batch, payoutIds } = options;
  const { tenantId, storeId, batchId } = batch;
  if (payoutIds.length === 0 || batch.supplementsBatchId) return [];
  // Of two that are loaded at once, the second sees the first.
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
    `tieout:settlements:${tenantId}:${storeId}`,
  ]);
  const batchIds = await tx('raw.payouts as head')
    .join('raw.payouts as own', join =>
      join
        .on('own.tenant_id', 'head.tenant_id')
        .andOn('own.store_id', 'head.store_id')
        .andOn('own.row_key', 'head.row_key'),
    )
    .where({
      'own.tenant_id': tenantId,
      'own.batch_id': batchId,
      'own.store_id': storeId,
    })
    .whereNot('head.batch_id', batchId)
    .distinct()
    .pluck<string[]>('head.batch_id');
  if (batchIds.length === 0) return [];
  const { rows } = await tx.raw<{ rows: HeadRow[] }>(CONTENTS, {
    tenantId,
    batchIds: [batchId, ...batchIds],
    payoutIds,
  });
  const own = new Map(
    rows
      .filter(row => row.batch_id === batchId)
      .map(row => [row.payout_id, row]),
  );
  return rows.flatMap(there => {
    const here = own.get(there.payout_id);
    if (!here || here === there || sameContent(here, there)) return [];
    return [
      {
        payoutId: there.payout_id,
        batchId: there.batch_id,
        fileName: there.file_name,
        here: contentOf(here),
        there: contentOf(there),
      },
    ];
  });
}

function sameContent(one: HeadRow, other: HeadRow): boolean {
  return (
    one.heads_hash === other.heads_hash && one.lines_hash === other.lines_hash
  );
}

function contentOf(row: HeadRow): SettlementDifference['here'] {
  return {
    amount: row.amount ?? undefined,
    currency: row.currency ?? undefined,
    lines: Number(row.lines),
  };
}
