import { RECORD_KINDS, RecordKind, ROW_KEY_SEPARATOR } from '@tieout/ingestion';
import { LandedRow } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import { FoundRow, LandedRowQuery, LandedRowStore } from './LandedRowStore';

/** What a list shows of the records of a kind. */
const SHOWN: Record<RecordKind, { at: string; amount: string; type: string }> =
  {
    orders: {
      at: `payload->>'purchased_at'`,
      amount: `payload->>'item_price'`,
      type: `coalesce(payload->>'status', payload->>'source_status')`,
    },
    transactions: {
      at: `payload->>'occurred_at'`,
      amount: `payload->>'net'`,
      type: `coalesce(payload->>'type', payload->>'source_type')`,
    },
    payouts: {
      at: `coalesce(payload->>'paid_at', payload->>'initiated_at')`,
      amount: `payload->>'amount'`,
      type: `coalesce(payload->>'status', payload->>'source_status')`,
    },
  };

interface ListedRow {
  kind: RecordKind;
  row_number: number;
  line_number: number;
  order_id: string | null;
  row_key: string | null;
  at: string | null;
  amount: string | null;
  currency: string | null;
  type: string | null;
}

interface PlacedRow {
  row_number: number;
  line_number: number;
  /** bigint arrives as text. */
  byte_start: string | null;
  byte_length: number | null;
}

interface LoadedRow extends PlacedRow {
  kind: RecordKind;
  payload: Record<string, unknown>;
}

interface RefusedRow extends PlacedRow {
  column_name: string | null;
  code: string;
  message: string;
  original: string;
}

/** {@link LandedRowStore} in the tables of `raw`. */
export class DatabaseLandedRowStore implements LandedRowStore {
  async list(
    tx: Knex.Transaction,
    query: LandedRowQuery,
  ): Promise<LandedRow[]> {
    const kinds = query.kind ? [query.kind] : RECORD_KINDS;
    const back = query.edge?.back ?? false;
    const ofKinds = kinds.map(kind => selectKind(tx, kind, query));
    const rows: ListedRow[] = await tx
      .from(tx.unionAll(ofKinds, true).as('landed'))
      .orderBy('row_number', back ? 'desc' : 'asc')
      .limit(query.limit);
    if (back) rows.reverse();
    return rows.map(landedRow);
  }

  async find(
    tx: Knex.Transaction,
    row: { tenantId: string; batchId: string; rowNumber: number },
  ): Promise<FoundRow | undefined> {
    const where = {
      tenant_id: row.tenantId,
      batch_id: row.batchId,
      row_number: row.rowNumber,
    };
    const place = ['row_number', 'line_number', 'byte_start', 'byte_length'];
    const loaded: LoadedRow[] = await tx.unionAll(
      RECORD_KINDS.map(kind =>
        tx(`raw.${kind}`)
          .where(where)
          .select(...place, 'payload', tx.raw('?::text as kind', [kind])),
      ),
      true,
    );
    for (const { kind, payload, ...found } of loaded) {
      return { ...placed(found), landed: { kind, record: payload } };
    }
    const refused: RefusedRow | undefined = await tx('raw.rejected_rows')
      .where(where)
      .first(...place, 'column_name', 'code', 'message', 'original');
    if (!refused) return undefined;
    const { column_name: column, code, message, original } = refused;
    return {
      ...placed(refused),
      rejection: { column: column ?? undefined, code, message, original },
    };
  }
}

function selectKind(
  tx: Knex.Transaction,
  kind: RecordKind,
  { tenantId, batchId, edge, idOrKey, limit }: LandedRowQuery,
): Knex.QueryBuilder {
  const { at, amount, type } = SHOWN[kind];
  return tx(`raw.${kind}`)
    .where({ tenant_id: tenantId, batch_id: batchId })
    .modify(query => {
      if (edge)
        query.where('row_number', edge.back ? '<' : '>', edge.rowNumber);
      if (idOrKey !== undefined) {
        query.whereRaw(
          '(order_id = ? or ? = any (string_to_array(row_key, ?)))',
          [idOrKey, idOrKey, ROW_KEY_SEPARATOR],
        );
      }
    })
    .orderBy('row_number', edge?.back ? 'desc' : 'asc')
    .limit(limit)
    .select(
      tx.raw('?::text as kind', [kind]),
      'row_number',
      'line_number',
      'order_id',
      'row_key',
      tx.raw(`${at} as at`),
      tx.raw(`${amount} as amount`),
      tx.raw(`payload->>'currency' as currency`),
      tx.raw(`${type} as type`),
    );
}

function landedRow(row: ListedRow): LandedRow {
  return {
    kind: row.kind,
    rowNumber: row.row_number,
    lineNumber: row.line_number,
    orderId: row.order_id ?? undefined,
    key: row.row_key?.split(ROW_KEY_SEPARATOR) ?? [],
    at: row.at ?? undefined,
    amount: row.amount ?? undefined,
    currency: row.currency ?? undefined,
    type: row.type ?? undefined,
  };
}

function placed(row: PlacedRow): FoundRow {
  const { byte_start: byteStart, byte_length: byteLength } = row;
  return {
    rowNumber: row.row_number,
    lineNumber: row.line_number,
    place:
      byteStart === null || byteLength === null
        ? undefined
        : { byteStart: Number(byteStart), byteLength },
  };
}
