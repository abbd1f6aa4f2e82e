import { ConflictError, InputError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { ReadingChoices, canUndo } from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { found } from '../operations/OperationDeps';

/** The batch that a file of a store is to replace, or to supplement. */
export interface Bond {
  tenantId: string;
  storeId: string;
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
  { tenantId, storeId, replaces, supplements }: Bond,
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
  if (replaced)
    refuseUnless(canReplace(replaced, storeId), replaced, 'REPLACE');
  const supplemented = await batchOf(supplements);
  if (supplemented) {
    refuseUnless(
      canSupplement(supplemented, storeId),
      supplemented,
      'SUPPLEMENT',
    );
  }
  return { replaced, supplemented };
}

/** How a supplement is read: as what it supplements, wherever a spreadsheet leaves that as it was. */
export function choicesOf({ reading, choices }: BatchRecord): ReadingChoices {
  const plan = reading?.plan;
  return {
    profileId: plan?.profile?.value ?? choices.profileId,
    numbers: choices.numbers,
    dates: choices.dates,
  };
}

function canReplace(batch: BatchRecord, storeId: string): boolean {
  // One that a run of dbt is at will be ready when the new file is loaded.
  return (
    batch.storeId === storeId &&
    (canUndo(batch.status) || batch.status === 'transforming')
  );
}

function canSupplement(batch: BatchRecord, storeId: string): boolean {
  return (
    batch.storeId === storeId &&
    batch.supplementsBatchId === undefined &&
    ['loaded', 'transforming', 'ready'].includes(batch.status)
  );
}

function refuseUnless(
  allowed: boolean,
  { fileName, status }: BatchRecord,
  act: 'REPLACE' | 'SUPPLEMENT',
): void {
  if (allowed) return;
  throw withCode(
    new ConflictError(
      `${fileName} is ${status}, of another store or a supplement itself: it cannot be ${act === 'REPLACE' ? 'replaced' : 'supplemented'}`,
    ),
    `BATCH_NOT_${act}ABLE`,
  );
}
