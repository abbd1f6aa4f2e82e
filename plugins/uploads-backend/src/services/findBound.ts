import { InputError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { found } from '../operations/OperationDeps';
import { refuseReplacing, refuseSupplementing } from './refuseBond';

/** The batch that a file of a store is to replace, or to supplement. */
export interface Bond {
  tenantId: string;
  storeId: string;
  /** The batch that the file is already. */
  batchId?: string;
  replaces?: string;
  supplements?: string;
}

/**
 * The batches to which a file is to be bound, if it may be.
 *
 * @throws InputError `BOUND_TWICE`
 * @throws NotFoundError `BATCH_NOT_FOUND` where the tenant has no such batch
 * @throws ConflictError `BATCH_NOT_REPLACEABLE`, `BATCH_NOT_SUPPLEMENTABLE`
 */
export async function findBound(
  tx: Knex.Transaction,
  batches: Pick<BatchStore, 'get'>,
  { tenantId, storeId, batchId: own, replaces, supplements }: Bond,
): Promise<{ replaced?: BatchRecord; supplemented?: BatchRecord }> {
  if (replaces && supplements) {
    throw withCode(
      new InputError('A file replaces one batch or supplements one, not both'),
      'BOUND_TWICE',
    );
  }
  const batchOf = async (batchId: string | undefined) =>
    batchId === undefined
      ? undefined
      : found(await batches.get(tx, tenantId, batchId));
  const replaced = await batchOf(replaces);
  if (replaced) refuseReplacing(replaced, { storeId, batchId: own });
  const supplemented = await batchOf(supplements);
  if (supplemented) refuseSupplementing(supplemented, storeId);
  return { replaced, supplemented };
}
