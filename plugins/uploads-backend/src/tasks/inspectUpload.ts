import { TieoutDatabase } from '@tieout/database';
import {
  ArchiveLimits,
  IngestionError,
  ReadingPlan,
  untiedTotals,
} from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import {
  JobRunStore,
  TaskContext,
  TaskDefinition,
  TaskError,
} from '@tieout/plugin-jobs-node';
import { TenantDirectory } from '@tieout/plugin-tenants-node';
import { BatchStore } from '@tieout/plugin-uploads-node';
import { inspectRows } from '../database/inspectRows';
import { InspectionRecord, InspectionStore } from '../database/InspectionStore';
import { findSupplemented } from '../services/findSupplemented';
import { openContent } from '../services/openContent';
import { MappingStore } from '../database/MappingStore';
import { planFile } from '../services/planFile';
import { ProgressReporter } from '../services/ProgressReporter';
import { layoutReading, readingOf } from '../services/readingOf';
import { INSPECT_UPLOAD, InspectUploadPayload } from './inspectUploadJob';
import { failureOf, readingError } from './readingFailure';

/** What the task works with. */
export interface InspectUploadDeps {
  database: TieoutDatabase;
  batches: Pick<BatchStore, 'get' | 'listBound'>;
  inspections: InspectionStore;
  mappings: Pick<MappingStore, 'list' | 'getVersion'>;
  directory: Pick<TenantDirectory, 'getStore'>;
  jobRuns: Pick<JobRunStore, 'isRunning'>;
  objects: Pick<ObjectStore, 'open'>;
  /** Default: those of `@tieout/ingestion`. */
  archiveLimits?: Partial<ArchiveLimits>;
}

/** Longest time that looking at a file may take, in milliseconds. */
const TIMEOUT_MS = 60 * 60_000;

const heldBy = (
  { tenantId, inspectionId }: InspectUploadPayload,
  leaseRunId: string,
) => ({ tenantId, inspectionId, leaseRunId });

const taken = () =>
  new TaskError(
    'INSPECTION_TAKEN',
    'The file was dropped, or is looked at otherwise',
    { permanent: true },
  );

/**
 * Reads a stored file as `process-orders-upload` does, but keeps no row of it:
 * only what a load would do.
 *
 * Runs twice: each attempt takes the inspection's lease, and writes what it
 * found only if the lease is still its own. A user who changes the choices or
 * drops the file takes the lease away.
 */
export function inspectUpload(
  deps: InspectUploadDeps,
): TaskDefinition<InspectUploadPayload> {
  const { database, inspections, jobRuns } = deps;
  return {
    ...INSPECT_UPLOAD,
    timeoutMs: TIMEOUT_MS,
    async run({ tenantId, inspectionId }, context) {
      const { runId, logger } = context;
      const inspection = await database.withTenant(tenantId, async tx => {
        // A worker that was taken for dead must not take the lease back.
        if (!(await jobRuns.isRunning(tx, runId))) return undefined;
        const held = { tenantId, inspectionId, leaseRunId: runId };
        return await inspections.takeLease(tx, held);
      });
      if (!inspection) {
        logger.info('The file needs no look');
        return;
      }
      try {
        await inspect(deps, inspection, context);
      } catch (error) {
        // That it cannot be read is what was to be found out.
        if (!(error instanceof IngestionError)) {
          throw readingError(error) ?? error;
        }
        const { code, message } = error;
        await database.withTenant(tenantId, tx =>
          inspections.finish(tx, heldBy(inspection, runId), {
            failure: { code, message },
            reading: layoutReading(error),
          }),
        );
      }
    },
    async onExhausted({ tenantId, inspectionId }, error, { runId, logger }) {
      await database.withTenant(tenantId, tx =>
        inspections.finish(
          tx,
          { tenantId, inspectionId, leaseRunId: runId },
          {
            failure: failureOf(
              error,
              'Have it looked at again; if it fails again, quote the name of the error.',
            ),
          },
        ),
      );
      logger.warn(`The file could not be looked at: ${error.message}`);
    },
  };
}

async function inspect(
  deps: InspectUploadDeps,
  inspection: InspectionRecord,
  { runId, signal, logger }: TaskContext,
): Promise<void> {
  const { database, inspections } = deps;
  const { tenantId } = inspection;
  const held = heldBy(inspection, runId);
  const progress = new ProgressReporter({
    record: ({ rowsTotal, bytesRead }) =>
      database.withTenant(tenantId, tx =>
        inspections.recordProgress(tx, {
          ...held,
          rows: rowsTotal,
          bytes: bytesRead,
        }),
      ),
    lost: taken,
    logger,
    // The file can be dropped while it is planned or compared, too.
    evenIfStill: true,
  });
  try {
    const stop = AbortSignal.any([signal, progress.lostLease]);
    const plan = await planFile(deps, inspection, stop);
    const asked = plan.questions.length > 0;
    const kept = await database.withTenant(tenantId, tx =>
      asked
        ? inspections.finish(tx, held, { reading: { plan } })
        : inspections.recordReading(tx, { ...held, reading: { plan } }),
    );
    if (!kept) throw taken();
    if (asked) return;
    await readThrough(deps, { inspection, plan, stop, progress, runId });
  } catch (error) {
    throw progress.lostLease.aborted ? taken() : error;
  } finally {
    await progress.stop();
  }
}

/** Reads all rows and records what they would do. */
async function readThrough(
  deps: InspectUploadDeps,
  given: {
    inspection: InspectionRecord;
    plan: ReadingPlan;
    stop: AbortSignal;
    progress: ProgressReporter;
    runId: string;
  },
): Promise<void> {
  const { database, batches, inspections, objects, archiveLimits } = deps;
  const { inspection, plan, stop, progress, runId } = given;
  const { tenantId } = inspection;
  const { packing } = plan;
  const content = await openContent(
    objects,
    { ...inspection, packing },
    archiveLimits,
  );
  const file = await content.open();
  await database.withTenant(tenantId, async tx => {
    const supplemented = await findSupplemented(tx, batches, inspection);
    const found = await inspectRows(tx, {
      inspection,
      others: supplemented?.others ?? [],
      file,
      plan,
      pool: database.knex,
      signal: stop,
      onProgress: counts => progress.report(content.ofStored(counts)),
    });
    await progress.stop();
    stop.throwIfAborted();
    const { summary, rows, rejectedRows, settlements } = found;
    const untied = untiedTotals(summary, plan.supplement);
    const kept = await inspections.finish(tx, heldBy(inspection, runId), {
      failure: untied && { code: untied.code, message: untied.message },
      reading: {
        ...readingOf(plan, summary),
        ...(settlements.length > 0 && { settlements }),
      },
      rows,
      rejectedRows,
    });
    if (!kept) throw taken();
  });
}
