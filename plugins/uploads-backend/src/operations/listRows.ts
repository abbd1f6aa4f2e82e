import { InputError } from '@backstage/errors';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { LandedRowQuery } from '../database/LandedRowStore';
import { OperationDeps, found } from './OperationDeps';

/** Largest row number that the database can hold. */
const MAX_ROW = 2 ** 31 - 1;

type Edge = NonNullable<LandedRowQuery['edge']>;

/** Rows of the file that were loaded, by row number. */
export function listRows({
  database,
  batches,
  landedRows,
}: Pick<OperationDeps, 'database' | 'batches' | 'landedRows'>): TenantOperation<
  operations['listRows']
> {
  return {
    permission: batchReadPermission,
    eventId: 'rows-list',
    async act({ tenantId, params: { batchId }, query }) {
      const limit = query.limit ?? 25;
      const edge =
        query.cursor === undefined ? undefined : decode(query.cursor);
      const rows = await database.withTenant(tenantId, async tx => {
        found(await batches.get(tx, tenantId, batchId));
        return await landedRows.list(tx, {
          tenantId,
          batchId,
          kind: query.kind,
          idOrKey: query.q,
          edge,
          limit: limit + 1,
        });
      });
      const more = rows.length > limit;
      const back = edge?.back ?? false;
      const items = back ? rows.slice(-limit) : rows.slice(0, limit);
      const cursor = (at: number, towards: 'after' | 'before') =>
        items.length > 0 ? `${towards}:${items.at(at)?.rowNumber}` : undefined;
      return {
        body: {
          items,
          nextCursor: back || more ? cursor(-1, 'after') : undefined,
          prevCursor: (back ? more : edge !== undefined)
            ? cursor(0, 'before')
            : undefined,
        },
      };
    },
  };
}

/** @throws InputError where no list gave this cursor */
function decode(cursor: string): Edge {
  const [, towards, digits] = /^(after|before):(\d{1,10})$/.exec(cursor) ?? [];
  const rowNumber = Number(digits);
  if (towards === undefined || rowNumber > MAX_ROW) {
    throw new InputError(
      'The cursor does not belong to this list: start again from its first page',
    );
  }
  return { rowNumber, back: towards === 'before' };
}
