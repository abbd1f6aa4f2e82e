import { TieoutDatabase } from '@tieout/database';
import { ArchiveLimits, ReadingPlan, untiedTotals } from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import {
  JobRunStore,
  JobsService,
  TaskContext,
  TaskDefinition,
  TaskError,
} from '@tieout/plugin-jobs-node';
import { TenantDirectory } from '@tieout/plugin-tenants-node';
import { BatchReading } from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { MappingStore } from '../database/MappingStore';
import { replaceBatchRows } from '../database/replaceBatchRows';
import { askedOf } from '../services/askedOf';
import { completeLoad } from '../services/completeLoad';
import { openContent } from '../services/openContent';
import { planFile } from '../services/planFile';
import { ProgressReporter } from '../services/ProgressReporter';
import { layoutReading, readingOf } from '../services/readingOf';
import { settlementDiffers } from '../services/settlementDiffers';
import {
  PROCESS_ORDERS_UPLOAD,
  ProcessOrdersUploadPayload,
} from './processOrdersUploadJob';
import { failureOf, readingError } from './readingFailure';

/** What the task works with. */
export interface ProcessOrdersUploadDeps {
  database: TieoutDatabase;
  batches: BatchStore;
  mappings: Pick<MappingStore, 'list' | 'getVersion'>;
  directory: Pick<TenantDirectory, 'getStore'>;
  jobs: JobsService;
  jobRuns: JobRunStore;
  objects: ObjectStore;
  /** Default: those of `@tieout/ingestion`. */
  archiveLimits?: Partial<ArchiveLimits>;
}

/** Longest time that reading a file may take, in milliseconds. */
const TIMEOUT_MS = 60 * 60_000;

/**
 * Reads an uploaded file into the tables of `raw`.
 *
 * Runs twice: each attempt takes the batch's lease, replaces all rows of the
 * batch in one transaction, and commits only if the lease is still its own.
 * So an attempt that was given up, or that follows on a crash, either leaves
 * all rows of the batch or none, and a batch that is loaded already is left
 * alone.
 */
export function processOrdersUpload(
  deps: ProcessOrdersUploadDeps,
): TaskDefinition<ProcessOrdersUploadPayload> {
  return {
    ...PROCESS_ORDERS_UPLOAD,
    timeoutMs: TIMEOUT_MS,
    async run(payload, context) {
      const batch = await takeLease(deps, payload, context);
      if (!batch) {
        context.logger.info('The batch needs no reading');
        return;
      }
      try {
        await load(deps, batch, context);
      } catch (error) {
        throw await explain(deps, batch, context, error);
      }
    },
    async onExhausted({ tenantId, batchId }, error, { runId, logger }) {
      await deps.database.withTenant(tenantId, async tx => {
        const batch = await deps.batches.get(tx, tenantId, batchId);
        if (batch?.status !== 'parsing' || batch.leaseRunId !== runId) return;
        await deps.batches.transition(tx, {
          tenantId,
          batchId,
          from: 'parsing',
          to: 'failed',
          heldBy: runId,
          actor: `job:${PROCESS_ORDERS_UPLOAD.identifier}`,
          reason: error.message,
          set: {
            failure: {
              stage: 'parse',
              ...failureOf(
                error,
                'Retry the batch; if it fails again, quote its id.',
              ),
            },
          },
        });
      });
      logger.warn(`The batch failed: ${error.message}`);
    },
  };
}

/** @returns the batch, now parsing under this attempt; undefined if there is nothing to do */
async function takeLease(
  { database, batches, jobRuns }: ProcessOrdersUploadDeps,
  { tenantId, batchId }: ProcessOrdersUploadPayload,
  { runId, attempt }: TaskContext,
): Promise<BatchRecord | undefined> {
  const actor = `job:${PROCESS_ORDERS_UPLOAD.identifier}`;
  return await database.withTenant(tenantId, async tx => {
    // A worker that was paused and taken for dead must not take the lease
    // from the attempt that followed it.
    if (!(await jobRuns.isRunning(tx, runId))) return undefined;
    const batch = await batches.get(tx, tenantId, batchId);
    if (batch?.status === 'parsing') {
      // The queue gave us the job, so whoever held the lease is gone.
      await batches.transition(tx, {
        tenantId,
        batchId,
        from: 'parsing',
        to: 'received',
        actor,
        reason: 'The attempt before did not come to its end',
      });
    } else if (batch?.status !== 'received') {
      return undefined;
    }
    return await batches.transition(tx, {
      tenantId,
      batchId,
      from: 'received',
      to: 'parsing',
      actor,
      reason: attempt > 1 ? `Attempt ${attempt}` : undefined,
      set: { leaseRunId: runId },
    });
  });
}

/**
 * Decides how the file is to be read.
 *
 * @throws TaskError `NEEDS_ANSWER`, with what was decided so far recorded,
 *   where only the user can tell
 */
async function plan(
  deps: ProcessOrdersUploadDeps,
  batch: BatchRecord,
  { runId, signal }: TaskContext,
): Promise<ReadingPlan> {
  const decided = await planFile(deps, batch, signal).catch(async error => {
    const reading = layoutReading(error);
    if (reading) await recordReading(deps, batch, { runId, reading });
    throw error;
  });
  if (decided.questions.length === 0) return decided;
  await recordReading(deps, batch, { runId, reading: { plan: decided } });
  throw new TaskError('NEEDS_ANSWER', askedOf(decided), { permanent: true });
}

/** Keeps what was learned of a file that cannot be loaded as it is. */
async function recordReading(
  { database, batches }: ProcessOrdersUploadDeps,
  { tenantId, batchId }: BatchRecord,
  { runId, reading }: { runId: string; reading: BatchReading },
) {
  await database.withTenant(tenantId, tx =>
    batches.recordReading(tx, {
      tenantId,
      batchId,
      leaseRunId: runId,
      reading,
    }),
  );
}

async function load(
  deps: ProcessOrdersUploadDeps,
  batch: BatchRecord,
  context: TaskContext,
): Promise<void> {
  const { database, batches, objects, archiveLimits } = deps;
  const { runId, signal, logger } = context;
  const { tenantId, batchId } = batch;
  const decided = await plan(deps, batch, context);
  const progress = new ProgressReporter({
    record: ({ rowsTotal, bytesRead }) =>
      database.withTenant(tenantId, tx =>
        batches.recordProgress(tx, {
          tenantId,
          batchId,
          leaseRunId: runId,
          rows: rowsTotal,
          bytes: bytesRead,
        }),
      ),
    lost: () =>
      new TaskError('BATCH_TAKEN', 'The batch is no longer this attempt’s', {
        permanent: true,
      }),
    logger,
  });
  let untied: BatchReading | undefined;
  try {
    const stop = AbortSignal.any([signal, progress.lostLease]);
    const { packing } = decided;
    const content = await openContent(
      objects,
      { ...batch, packing },
      archiveLimits,
    );
    const file = await content.open();
    await database.withLoad(tenantId, async (tx, enterTenant) => {
      const summary = await replaceBatchRows(tx, {
        batch,
        file,
        plan: decided,
        signal: stop,
        onProgress: counts => progress.report(content.ofStored(counts)),
      });
      await progress.stop();
      stop.throwIfAborted();
      const reading = readingOf(decided, summary);
      const error = untiedTotals(summary, decided.supplement);
      if (error) {
        untied = reading;
        throw error;
      }
      await enterTenant();
      const { supplement } = decided;
      const written = { batch, runId, summary, reading, supplement };
      const settlements = await completeLoad(tx, deps, written);
      if (settlements.length > 0) {
        untied = { ...reading, settlements };
        throw settlementDiffers(settlements);
      }
    });
  } catch (error) {
    // Its rows are gone with the transaction; what they add up to is shown.
    if (untied) await recordReading(deps, batch, { runId, reading: untied });
    throw error;
  } finally {
    await progress.stop();
  }
}

/** The error as the ledger and the batch shall know it. */
async function explain(
  { database, batches }: ProcessOrdersUploadDeps,
  { tenantId, batchId }: BatchRecord,
  { runId }: TaskContext,
  error: unknown,
): Promise<unknown> {
  const ofFile = readingError(error);
  if (ofFile) return ofFile;
  const current = await database.withTenant(tenantId, tx =>
    batches.get(tx, tenantId, batchId),
  );
  if (current?.leaseRunId !== runId) {
    return new TaskError(
      'BATCH_TAKEN',
      current?.status === 'cancelled'
        ? 'The batch was cancelled while it was read'
        : 'Another attempt took the batch over',
      { cause: error, permanent: true },
    );
  }
  return error;
}
