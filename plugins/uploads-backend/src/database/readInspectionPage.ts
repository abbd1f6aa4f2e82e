import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { z } from 'zod';
import { InspectionRow } from './inspectionRow';
import {
  InspectionFilter,
  ListedInspection,
  ListedInspectionPage,
} from './InspectionStore';

/** The last inspection of a page. */
const cursorSchema = z.object({ at: z.iso.datetime(), id: z.uuid() });

interface ListedRow extends Pick<
  InspectionRow,
  | 'tenant_id'
  | 'inspection_id'
  | 'store_id'
  | 'file_name'
  | 'byte_size'
  | 'status'
  | 'failure_code'
  | 'rows'
  | 'created_at'
> {
  asks: boolean;
  /** With all digits of its second. */
  created_text: string;
}

/** Reads one page by keyset, and of what was found no more than lists show. */
export async function readInspectionPage(
  tx: Knex.Transaction,
  { tenantId, createdBy, cursor, limit }: InspectionFilter,
): Promise<ListedInspectionPage> {
  const rows: ListedRow[] = await tx('uploads.inspections')
    .where({ tenant_id: tenantId, created_by: createdBy })
    .modify(query => {
      if (cursor === undefined) return;
      const { at, id } = decode(cursor);
      query.whereRaw(
        '(created_at, inspection_id) < (?::timestamptz, ?::uuid)',
        [at, id],
      );
    })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'inspection_id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select(
      'tenant_id',
      'inspection_id',
      'store_id',
      'file_name',
      'byte_size',
      'status',
      'failure_code',
      'rows',
      'created_at',
      tx.raw(
        `coalesce(jsonb_array_length(reading #> '{plan,questions}'), 0) > 0 as asks`,
      ),
      tx.raw(
        `to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created_text`,
      ),
    );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(listedInspection),
    nextCursor: last && encode(last),
  };
}

function listedInspection(row: ListedRow): ListedInspection {
  return {
    tenantId: row.tenant_id,
    inspectionId: row.inspection_id,
    storeId: row.store_id,
    fileName: row.file_name,
    byteSize: Number(row.byte_size),
    status: row.status,
    asks: row.asks,
    failureCode: row.failure_code ?? undefined,
    rows: row.rows ?? undefined,
    createdAt: row.created_at,
  };
}

function encode({ created_text: at, inspection_id: id }: ListedRow): string {
  return Buffer.from(JSON.stringify({ at, id })).toString('base64url');
}

function decode(text: string): z.infer<typeof cursorSchema> {
  try {
    const json = Buffer.from(text, 'base64url').toString();
    return cursorSchema.parse(JSON.parse(json));
  } catch {
    throw new InputError(
      'The cursor does not belong to this list: start again from its first page',
    );
  }
}
