import type { TieoutDatabase } from '@tieout/database';
import {
  type DbtFailureCode,
  RUN_DBT,
  type RunDbtPayload,
  dbtFailureMessage,
  dbtFailures,
} from '@tieout/plugin-dbt-common';
import {
  type JobsService,
  type TaskContext,
  type TaskDefinition,
  TaskError,
} from '@tieout/plugin-jobs-node';
import type { BatchStore } from '@tieout/plugin-uploads-node';
import type { DbtRunStore } from '../database/DbtRunStore';
import type { DbtSessions } from '../database/DbtSessions';
import type {
  DbtFailure,
  DbtOutcome,
  DbtRunner,
  RunnerStatus,
} from '../runner/DbtRunner';
import { ProgressRecorder } from '../services/ProgressRecorder';
import { type BegunRun, TenantRuns } from '../services/TenantRuns';

/** What the task works with. */
export interface RunDbtDeps {
  database: TieoutDatabase;
  jobs: Pick<JobsService, 'enqueue'>;
  runs: DbtRunStore;
  batches: BatchStore;
  runner: DbtRunner;
  sessions: DbtSessions;
  timeoutMs: number;
}

/** Time after which it is looked again whether dbt is installed by now, in milliseconds. */
const LOOK_AGAIN_MS = 5_000;

/** Time after which a failed batch is tried again to be taken back, in milliseconds. */
const TAKE_BACK_MS = 5 * 60_000;

/** Time for waiting until another run of dbt has ended, in milliseconds. */
const TURN_MS = 10 * 60_000;

/** Failures that another attempt may mend. */
const TRANSIENT: readonly DbtFailureCode[] = [
  'DBT_DATABASE_UNREACHABLE',
  'DBT_KILLED',
];

const TIMED_OUT: DbtFailure = {
  code: 'DBT_TIMEOUT',
  message: dbtFailureMessage('DBT_TIMEOUT'),
};

/**
 * Brings all loaded batches of a tenant into the marts with one run of dbt.
 *
 * Runs twice: the batches of an attempt that did not come to its end are still
 * transforming; the next attempt records that run as lost and takes them over,
 * and dbt replaces whatever was already built of them. A tenant without
 * waiting batches needs no run, unless one that failed has left something in
 * the marts, so a job too many does nothing. Two runs never
 * overlap: the job's queue is serial, and an advisory lock holds also against
 * a worker that lost its job and does not know yet.
 */
export function runDbt(deps: RunDbtDeps): TaskDefinition<RunDbtPayload> {
  const tenantRuns = new TenantRuns(deps);
  return {
    ...RUN_DBT,
    timeoutMs: deps.timeoutMs + TURN_MS,
    async run({ tenantId }, context) {
      const status = await deps.runner.status();
      if (!status.available) {
        await wait(deps, tenantRuns, tenantId, status);
        context.logger.warn(`dbt cannot run: ${status.reason}`);
        return;
      }
      await deps.sessions.exclusively(async () => {
        context.signal.throwIfAborted();
        const run = await tenantRuns.begin(tenantId, context.runId);
        if (!run) {
          context.logger.info('Nothing waits for a run of dbt');
          return;
        }
        await build(deps, tenantRuns, run, context);
      });
    },
    async onExhausted({ tenantId }, error, { runId, logger }) {
      await tenantRuns.failBatches(tenantId, runId, failureOf(error));
      logger.warn(`The transformation failed: ${error.message}`);
    },
  };
}

async function build(
  deps: RunDbtDeps,
  tenantRuns: TenantRuns,
  run: BegunRun,
  { signal, logger }: TaskContext,
): Promise<void> {
  const recorder = new ProgressRecorder({ ...deps, ...run, logger });
  const timeout = AbortSignal.timeout(deps.timeoutMs);
  let outcome: DbtOutcome;
  try {
    outcome = await deps.runner.run({
      runId: run.runId,
      signal: AbortSignal.any([signal, timeout]),
      onProgress: progress => recorder.add(progress),
    });
  } finally {
    await recorder.flush();
  }
  const { aborted, artifacts } = outcome;
  if (aborted) signal.throwIfAborted();
  const failure = aborted ? TIMED_OUT : outcome.failure;
  if (failure) {
    await tenantRuns.recordFailure(run, failure, artifacts);
    throw new TaskError(failure.code, failure.message, {
      permanent: !TRANSIENT.includes(failure.code),
    });
  }
  if (!(await tenantRuns.succeed(run, artifacts))) {
    logger.warn('Another attempt has taken the batches over meanwhile');
  }
}

/**
 * Leaves the batches loaded, with the reason on them. They are taken up by the
 * task "resume-dbt" once dbt is there, or sooner if it is just being installed.
 * A run that is to take a failed batch back has none that waits: it is put off.
 */
async function wait(
  { database, jobs }: RunDbtDeps,
  tenantRuns: TenantRuns,
  tenantId: string,
  { reason, remedy, installing }: RunnerStatus,
): Promise<void> {
  await tenantRuns.recordUnavailable(tenantId, {
    reason: reason ?? dbtFailures.DBT_UNAVAILABLE.meaning,
    remedy: remedy ?? dbtFailures.DBT_UNAVAILABLE.remedy,
  });
  const againMs = installing
    ? LOOK_AGAIN_MS
    : (await tenantRuns.mustTakeBack(tenantId)) && TAKE_BACK_MS;
  if (!againMs) return;
  await database.knex.transaction(tx =>
    jobs.enqueue(
      tx,
      RUN_DBT,
      { tenantId },
      { runAt: new Date(Date.now() + againMs) },
    ),
  );
}

function failureOf(error: Error): DbtFailure {
  if (error instanceof TaskError) {
    const { code, message } = error;
    if (isFailureCode(code)) return { code, message };
    if (code === 'TIMEOUT') return TIMED_OUT;
    return {
      code: 'DBT_KILLED',
      message: dbtFailureMessage('DBT_KILLED', `${message}.`),
    };
  }
  return { code: 'DBT_UNKNOWN', message: dbtFailureMessage('DBT_UNKNOWN') };
}

function isFailureCode(text: string): text is DbtFailureCode {
  return Object.hasOwn(dbtFailures, text);
}
