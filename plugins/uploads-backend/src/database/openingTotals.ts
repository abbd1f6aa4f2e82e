import {
  OpeningTotal,
  Profile,
  UNCLASSIFIED,
  WHOLE_FILE,
} from '@tieout/ingestion';
import { Knex } from 'knex';

interface TotalRow {
  per: string | null;
  currency: string | null;
  /** Of lines. */
  type: string | null;
  stated: string | null;
  summed: string | null;
}

/**
 * What the rows of some batches add up to together, by the totals that their
 * files state: heads of settlements and payouts, and their lines by type.
 *
 * @param query.control - which field of a head is the sum of which of its lines
 */
export async function openingTotals(
  tx: Knex.Transaction,
  query: {
    tenantId: string;
    batchIds: readonly string[];
    control: Profile['controls'][number];
  },
): Promise<OpeningTotal[]> {
  const { tenantId, batchIds, control } = query;
  const { rows } = await tx.raw<{ rows: TotalRow[] }>(
    `select payload ->> :per as per, payload ->> 'currency' as currency,
       null as type, sum((payload ->> :head)::numeric)::text as stated,
       null as summed
     from raw.payouts
     where tenant_id = :tenantId and batch_id = any(:batchIds)
     group by 1, 2
     union all
     select payload ->> :per, payload ->> 'currency',
       coalesce(payload ->> 'type', :unclassified), null,
       sum((payload ->> :lines)::numeric)::text
     from raw.transactions
     where tenant_id = :tenantId and batch_id = any(:batchIds)
     group by 1, 2, 3
     order by 1, 2, 3 nulls first`,
    {
      tenantId,
      batchIds: [...batchIds],
      per: control.per ?? '',
      head: control.head,
      lines: control.lines,
      unclassified: UNCLASSIFIED,
    },
  );
  const totals = new Map<string, OpeningTotal>();
  for (const row of rows) {
    const per = control.per === undefined ? WHOLE_FILE : row.per;
    if (per === null) continue;
    const currency = row.currency ?? undefined;
    const key = `${per} ${currency}`;
    const total = totals.get(key) ?? { per, currency, byType: {} };
    totals.set(key, total);
    if (row.stated !== null) total.stated = row.stated;
    if (row.type !== null && row.summed !== null)
      total.byType[row.type] = row.summed;
  }
  return [...totals.values()];
}
