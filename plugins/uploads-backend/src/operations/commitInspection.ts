import { isDeepStrictEqual } from 'node:util';
import { ConflictError } from '@backstage/errors';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  canRetry,
  operations,
} from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { InspectionRecord } from '../database/InspectionStore';
import { batchView } from '../services/batchView';
import { pinnedChoices } from '../services/pinnedChoices';
import { BatchRestart, restartBatch } from '../services/restartBatch';
import { OperationDeps, foundInspection } from './OperationDeps';

/**
 * Makes a batch of an inspected file, to be read with the choices made. The
 * inspection goes in the same transaction, so that pressing it twice makes
 * one batch. Bytes that are a batch already, which failed or was cancelled,
 * have that batch read anew.
 */
export function commitInspection(
  deps: Pick<
    OperationDeps,
    'database' | 'inspections' | 'receiver' | 'batches' | 'jobs'
  >,
): TenantOperation<operations['commitInspection']> {
  const { database, inspections, receiver } = deps;
  return {
    permission: batchCreatePermission,
    eventId: 'inspection-commit',
    async act({ params, actor, audit }) {
      const { batch, created } = await database.withTenant(
        params.tenantId,
        async tx => {
          const inspection = foundInspection(
            await inspections.remove(tx, params),
          );
          const { reading } = inspection;
          const choices = pinnedChoices(inspection.choices, reading);
          audit({ choices });
          refuseUnfinished(inspection);
          const accepted = await receiver.accept(tx, {
            ...inspection,
            choices,
            uploadedBy: actor,
          });
          if (accepted.created) return accepted;
          const again = { batch: accepted.batch, choices, actor };
          return { created: false, batch: await readAs(tx, deps, again) };
        },
      );
      audit({ batchId: batch.batchId, sha256: batch.contentSha256, created });
      return {
        status: created ? 201 : 200,
        body: { batch: batchView(batch), created },
      };
    },
  };
}

/**
 * Sees to it that a batch that is there already is read with these choices.
 *
 * @throws ConflictError `BATCH_READ_OTHERWISE`, `BATCH_LEFT_IN_MARTS`
 */
async function readAs(
  tx: Knex.Transaction,
  deps: Parameters<typeof restartBatch>[1],
  { batch, choices, actor }: Pick<BatchRestart, 'batch' | 'choices' | 'actor'>,
): Promise<BatchRecord> {
  if (canRetry(batch.status)) {
    const reason = 'Its file was looked at and committed again';
    return await restartBatch(tx, deps, { batch, actor, reason, choices });
  }
  if (isDeepStrictEqual(batch.choices, choices)) return batch;
  throw withCode(
    new ConflictError(
      `The same bytes are the batch "${batch.fileName}" already, which is ${batch.status} and is read otherwise, and rows are not loaded twice. Discard this file; or take that batch out first, then commit this file again`,
    ),
    'BATCH_READ_OTHERWISE',
  );
}

/** @throws ConflictError `INSPECTION_NOT_DONE` */
function refuseUnfinished({ status, failure, reading }: InspectionRecord) {
  if (failure) throw notDone(`The file cannot be read: ${failure.message}`);
  if (status !== 'done') {
    throw notDone('The file is still being looked at: wait for its end');
  }
  if (reading?.plan.questions.length !== 0) {
    throw notDone(
      'The values of the file can be read in more than one way: answer its questions first',
    );
  }
}

function notDone(message: string) {
  return withCode(new ConflictError(message), 'INSPECTION_NOT_DONE');
}
