import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { z } from 'zod';
import { BATCH_COLUMNS, BatchRow, batchFromRow } from './batchRow';
import { BatchFilter, BatchRecordPage, BatchSort } from './BatchStore';

// What a column sorts by, and the type its cursor value is cast back to.
// Missing counts sort as less than any.
const SORTS: Record<
  BatchSort,
  { expression: string; type: 'timestamptz' | 'bigint' | 'text' }
> = {
  receivedAt: { expression: 'received_at', type: 'timestamptz' },
  updatedAt: { expression: 'updated_at', type: 'timestamptz' },
  fileName: { expression: 'lower(file_name)', type: 'text' },
  byteSize: { expression: 'byte_size', type: 'bigint' },
  rowsTotal: { expression: 'coalesce(rows_total, -1)', type: 'bigint' },
  status: { expression: 'status', type: 'text' },
};

const cursorSchema = z.object({
  /** Sort and order that the cursor belongs to. */
  s: z.string(),
  /** Sort value of the row at the edge. */
  v: z.string(),
  id: z.uuid(),
  /** Whether the page lies before that row. */
  back: z.boolean(),
});

type Cursor = z.infer<typeof cursorSchema>;

/** Reads one page by keyset: the cost does not grow with the page's number. */
export async function readBatchPage(
  tx: Knex.Transaction,
  filter: BatchFilter,
): Promise<BatchRecordPage> {
  const sort = SORTS[filter.sort];
  const sortName = `${filter.sort}:${filter.order}`;
  const cursor = filter.cursor
    ? decode(filter.cursor, sortName, sort.type)
    : undefined;
  const back = cursor?.back ?? false;
  const ascending = (filter.order === 'asc') !== back;

  const rows: (BatchRow & { sort_value: string })[] = await selectBatches(
    tx,
    filter,
  )
    .select(
      ...BATCH_COLUMNS,
      tx.raw(`(${sort.expression})::text as sort_value`),
    )
    .modify(query => {
      if (filter.status?.length) query.whereIn('status', filter.status);
      if (cursor) {
        query.whereRaw(
          `(${sort.expression}, batch_id) ${ascending ? '>' : '<'} (?::${sort.type}, ?::uuid)`,
          [cursor.v, cursor.id],
        );
      }
    })
    .orderByRaw(
      `${sort.expression} ${ascending ? 'asc' : 'desc'}, batch_id ${ascending ? 'asc' : 'desc'}`,
    )
    .limit(filter.limit + 1);

  const more = rows.length > filter.limit;
  const page = rows.slice(0, filter.limit);
  if (back) page.reverse();
  const first = page.at(0);
  const last = page.at(-1);
  const edge = (row: typeof first, toBack: boolean) =>
    row &&
    encode({ s: sortName, v: row.sort_value, id: row.batch_id, back: toBack });

  const counts = await countByStatus(tx, filter);
  const wanted = filter.status?.length ? filter.status : undefined;
  return {
    items: page.map(batchFromRow),
    total: Object.entries(counts).reduce(
      (sum, [status, n]) =>
        !wanted || wanted.some(s => s === status) ? sum + n : sum,
      0,
    ),
    countsByStatus: counts,
    nextCursor: (back ? cursor : more) ? edge(last, false) : undefined,
    prevCursor: (back ? more : cursor) ? edge(first, true) : undefined,
  };
}

function selectBatches(tx: Knex.Transaction, filter: BatchFilter) {
  return tx('uploads.data_upload_batches')
    .where('tenant_id', filter.tenantId)
    .modify(query => {
      if (filter.storeId) query.where('store_id', filter.storeId);
      if (filter.text) {
        query.whereRaw(`strpos(lower(file_name), lower(?)) > 0`, [filter.text]);
      }
    });
}

async function countByStatus(
  tx: Knex.Transaction,
  filter: BatchFilter,
): Promise<Record<string, number>> {
  const rows: { status: string; n: number }[] = await selectBatches(tx, filter)
    .select('status', tx.raw('count(*)::int as n'))
    .groupBy('status');
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

function encode(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

// A value that the database could not cast back would be an error of ours.
function fits(value: string, type: string): boolean {
  switch (type) {
    case 'timestamptz':
      return !Number.isNaN(Date.parse(value));
    case 'bigint':
      return /^-?\d{1,18}$/.test(value);
    default:
      return !value.includes('\0');
  }
}

function decode(text: string, sortName: string, type: string): Cursor {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    json = undefined;
  }
  const cursor = cursorSchema.safeParse(json);
  if (
    !cursor.success ||
    cursor.data.s !== sortName ||
    !fits(cursor.data.v, type)
  ) {
    throw new InputError(
      'The cursor does not belong to this list: start again from its first page',
    );
  }
  return cursor.data;
}
