import { ConflictError } from '@backstage/errors';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { InspectionRecord } from '../database/InspectionStore';
import { batchView } from '../services/batchView';
import { OperationDeps, foundInspection } from './OperationDeps';

/**
 * Makes a batch of an inspected file, to be read with the choices made. The
 * inspection goes in the same transaction, so that pressing it twice makes
 * one batch.
 */
export function commitInspection({
  database,
  inspections,
  receiver,
}: Pick<
  OperationDeps,
  'database' | 'inspections' | 'receiver'
>): TenantOperation<operations['commitInspection']> {
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
          audit({ choices: inspection.choices });
          refuseUnfinished(inspection);
          const { tenantId, storeId, fileName, objectKey } = inspection;
          const { contentSha256, byteSize, choices } = inspection;
          return await receiver.accept(tx, {
            tenantId,
            storeId,
            fileName,
            objectKey,
            contentSha256,
            byteSize,
            choices,
            uploadedBy: actor,
          });
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
