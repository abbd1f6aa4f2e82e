import { isDeepStrictEqual } from 'node:util';
import {
  OpeningTotal,
  ReadingPlan,
  Supplement,
  profileOf,
  readingPlanSchema,
} from '@tieout/ingestion';
import { TaskError } from '@tieout/plugin-jobs-node';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { openingTotals } from '../database/openingTotals';
import { SupplementGroup, supplementGroup } from './supplementGroup';

/** A batch that a file supplements, and how its own file was read. */
export interface Supplemented {
  supplement: Supplement;
  of: ReadingPlan;
  /** Ids of its other supplements. */
  others: string[];
}

/** A file that may supplement a batch; `batchId` once it is a batch itself. */
export interface SupplementingFile {
  tenantId: string;
  supplementsBatchId?: string;
  batchId?: string;
}

/**
 * What a file goes on with that supplements a batch; undefined of one that
 * does not.
 *
 * @throws TaskError `SUPPLEMENTED_BATCH_GONE`
 */
export async function findSupplemented(
  tx: Knex.Transaction,
  batches: Pick<BatchStore, 'get' | 'listBound'>,
  { tenantId, supplementsBatchId, batchId }: SupplementingFile,
): Promise<Supplemented | undefined> {
  if (!supplementsBatchId) return undefined;
  const { batch, group } = await supplementGroup(tx, batches, {
    tenantId,
    batchId: supplementsBatchId,
    but: batchId,
  });
  const plan = readingPlanSchema.safeParse(group?.batch.reading?.plan);
  if (!group || !plan.success) throw goneError(batch);
  const { fileName, rowsTotal = 0 } = group.batch;
  return {
    supplement: {
      batchId: supplementsBatchId,
      fileName,
      rows: rowsTotal,
      opening: await openingOf(tx, group, plan.data),
    },
    of: plan.data,
    others: group.others,
  };
}

/**
 * Looks once more before a supplement is loaded: the batch that it mends must
 * not be taken back meanwhile, nor get another supplement.
 *
 * @throws TaskError `SUPPLEMENTED_BATCH_GONE`, and `SUPPLEMENTED_BATCH_CHANGED`,
 *   which passes
 */
export async function lockSupplemented(
  tx: Knex.Transaction,
  batches: Pick<BatchStore, 'get' | 'listBound' | 'lock'>,
  { batch, planned }: { batch: BatchRecord; planned: Supplement },
): Promise<Supplemented> {
  const { tenantId } = batch;
  await batches.lock(tx, { tenantId, batchId: planned.batchId });
  const found = await findSupplemented(tx, batches, batch);
  if (!found) throw goneError(undefined);
  if (!isDeepStrictEqual(found.supplement.opening, planned.opening)) {
    throw new TaskError(
      'SUPPLEMENTED_BATCH_CHANGED',
      `Another supplement of ${planned.fileName} was loaded or undone meanwhile`,
    );
  }
  return found;
}

async function openingOf(
  tx: Knex.Transaction,
  { batch, others }: SupplementGroup,
  plan: ReadingPlan,
): Promise<OpeningTotal[]> {
  const control = profileOf(plan).controls.at(0);
  if (!control) return [];
  const batchIds = [batch.batchId, ...others];
  return await openingTotals(tx, {
    tenantId: batch.tenantId,
    batchIds,
    control,
  });
}

function goneError(batch: BatchRecord | undefined): TaskError {
  return new TaskError(
    'SUPPLEMENTED_BATCH_GONE',
    `${batch?.fileName ?? 'The batch'}, whose rejected rows these are, is ${batch?.status ?? 'gone'}: there is nothing that they could be added to`,
    { permanent: true },
  );
}
