import type { TieoutDatabase } from '@tieout/database';
import { RUN_DBT, dbtFailureMessage } from '@tieout/plugin-dbt-common';
import type { JobsService } from '@tieout/plugin-jobs-node';
import type { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import type { Knex } from 'knex';
import { v7 as uuid } from 'uuid';
import type { DbtRunStore } from '../database/DbtRunStore';
import { listLeftInMarts } from '../database/listLeftInMarts';
import type { Artifact, DbtFailure } from '../runner/DbtRunner';

/** A run that has begun. */
export interface BegunRun {
  tenantId: string;
  runId: string;
  batchIds: string[];
}

const ACTOR = 'job:run-dbt';

/**
 * The beginning and the end of a tenant's runs, each one transaction in which
 * the run and all its batches change together.
 *
 *   begin:  loaded ▸ transforming       succeed: transforming ▸ ready
 *                                       fail:    transforming ▸ failed
 *
 * Batches that are transforming when a run begins belonged to a run that died
 * or is tried again: the new run takes them over.
 */
export class TenantRuns {
  readonly #database: TieoutDatabase;
  readonly #runs: DbtRunStore;
  readonly #batches: BatchStore;
  readonly #jobs: Pick<JobsService, 'enqueue'>;

  constructor(options: {
    database: TieoutDatabase;
    jobs: Pick<JobsService, 'enqueue'>;
    runs: DbtRunStore;
    batches: BatchStore;
  }) {
    this.#database = options.database;
    this.#jobs = options.jobs;
    this.#runs = options.runs;
    this.#batches = options.batches;
  }

  /**
   * To be called while no other run of dbt goes on: whatever is transforming,
   * of any tenant, was left by a run that died. It waits again, and is not
   * drawn into this run.
   *
   * A run without batches takes back what a failed batch had published.
   *
   * @returns undefined when there is nothing to do
   */
  async begin(
    tenantId: string,
    jobRunId: string,
  ): Promise<BegunRun | undefined> {
    for (const other of await this.#tenantsLeftBehind()) {
      await this.#database.withTenant(other, tx =>
        this.#giveUpRunning(tx, other),
      );
    }
    return await this.#database.withTenant(tenantId, async tx => {
      const waiting = await this.#batches.listByStatus(tx, tenantId, 'loaded');
      if (waiting.length === 0) {
        const left = await listLeftInMarts(tx, tenantId);
        if (left.size === 0) return undefined;
      }
      const runId = uuid();
      for (const batch of waiting) {
        await this.#batches.transition(tx, {
          ...key(batch),
          from: 'loaded',
          to: 'transforming',
          actor: ACTOR,
          details: { runId },
          set: { metadata: { localRun: { runId, status: 'running' } } },
        });
      }
      const batchIds = waiting.map(batch => batch.batchId);
      await this.#runs.begin(tx, { tenantId, runId, batchIds, jobRunId });
      return { tenantId, runId, batchIds };
    });
  }

  /** Records that dbt cannot run and why; the batches stay loaded. */
  async recordUnavailable(
    tenantId: string,
    { reason, remedy }: { reason: string; remedy: string },
  ): Promise<void> {
    await this.#database.withTenant(tenantId, async tx => {
      await this.#giveUpRunning(tx, tenantId);
      const waiting = await this.#batches.listByStatus(tx, tenantId, 'loaded');
      if (waiting.length === 0) return;
      const runId = await this.#runs.recordUnavailable(tx, {
        tenantId,
        batchIds: waiting.map(batch => batch.batchId),
        message: reason,
      });
      const localRun = { runId, status: 'unavailable', reason, remedy };
      for (const { batchId } of waiting) {
        await this.#batches.mergeMetadata(tx, tenantId, batchId, { localRun });
      }
    });
  }

  /** Whether the marts may still hold what a failed batch had published. */
  async mustTakeBack(tenantId: string): Promise<boolean> {
    const left = await this.#database.withTenant(tenantId, tx =>
      listLeftInMarts(tx, tenantId),
    );
    return left.size > 0;
  }

  /** @returns false when another attempt has taken the run's batches over */
  async succeed(run: BegunRun, artifacts: Artifact[]): Promise<boolean> {
    const { tenantId, runId } = run;
    return await this.#database.withTenant(tenantId, async tx => {
      const end = { status: 'succeeded', artifacts } as const;
      if (!(await this.#runs.end(tx, tenantId, runId, end))) return false;
      for (const batchId of run.batchIds) {
        await this.#batches.transition(tx, {
          tenantId,
          batchId,
          from: 'transforming',
          to: 'ready',
          actor: ACTOR,
          details: { runId },
          set: { metadata: { localRun: { runId, status: 'succeeded' } } },
        });
      }
      await this.#noteTakenBack(tx, tenantId);
      return true;
    });
  }

  /**
   * Records why a run failed. Its batches stay transforming: either another
   * attempt follows, or {@link failBatches}.
   */
  async recordFailure(
    { tenantId, runId }: BegunRun,
    failure: DbtFailure,
    artifacts: Artifact[],
  ): Promise<void> {
    await this.#database.withTenant(tenantId, tx =>
      this.#runs.end(tx, tenantId, runId, {
        status: 'failed',
        failure,
        artifacts,
      }),
    );
  }

  /**
   * Gives up the transforming batches of the runs that one attempt began, and
   * of no other: a newer attempt may have begun meanwhile. Then a run is asked
   * for that takes back what they had published; should that one fail, it has
   * no batches to give up and asks for none. Idempotent.
   */
  async failBatches(
    tenantId: string,
    jobRunId: string,
    failure: DbtFailure,
  ): Promise<void> {
    await this.#database.withTenant(tenantId, async tx => {
      const runIds = await this.#runs.listOfJobRun(tx, tenantId, jobRunId);
      for (const runId of runIds) {
        await this.#runs.end(tx, tenantId, runId, {
          status: 'failed',
          failure,
        });
      }
      const given = await this.#batches.listByStatus(
        tx,
        tenantId,
        'transforming',
      );
      const failed = given.filter(({ metadata: { localRun } }) =>
        runIds.some(runId => runId === localRun?.runId),
      );
      for (const batch of failed) {
        const runId = batch.metadata.localRun?.runId;
        await this.#batches.transition(tx, {
          ...key(batch),
          from: 'transforming',
          to: 'failed',
          actor: ACTOR,
          reason: failure.message,
          details: { runId },
          set: {
            failure: { stage: 'transform', ...failure },
            metadata: { localRun: { runId, status: 'failed' } },
          },
        });
      }
      if (failed.length === 0) return;
      await this.#noteLeftInMarts(tx, tenantId, failed);
      await this.#jobs.enqueue(tx, RUN_DBT, { tenantId });
    });
  }

  // Whoever would read the file of such a batch anew must wait: rows that are
  // replaced can no longer tell the models which orders to take back.
  async #noteLeftInMarts(
    tx: Knex.Transaction,
    tenantId: string,
    failed: readonly BatchRecord[],
  ): Promise<void> {
    const left = await listLeftInMarts(tx, tenantId);
    for (const { batchId, metadata } of failed) {
      if (!left.has(batchId)) continue;
      await this.#batches.mergeMetadata(tx, tenantId, batchId, {
        localRun: {
          runId: metadata.localRun?.runId,
          status: 'failed',
          leftInMarts: true,
        },
      });
    }
  }

  // A run that succeeded has taken back what every batch had published that
  // failed before it: none fails beside it, for runs do not overlap.
  async #noteTakenBack(tx: Knex.Transaction, tenantId: string): Promise<void> {
    const failed = await this.#batches.listByStatus(tx, tenantId, 'failed');
    for (const { batchId, metadata } of failed) {
      if (!metadata.localRun?.leftInMarts) continue;
      await this.#batches.mergeMetadata(tx, tenantId, batchId, {
        localRun: { ...metadata.localRun, leftInMarts: false },
      });
    }
  }

  async #tenantsLeftBehind(): Promise<string[]> {
    const rows = await this.#database.withSystem<{ tenant_id: string }[]>(tx =>
      tx('raw.transform_scope').distinct('tenant_id'),
    );
    return rows.map(row => row.tenant_id);
  }

  async #giveUpRunning(tx: Knex.Transaction, tenantId: string): Promise<void> {
    for (const runId of await this.#runs.listRunning(tx, tenantId)) {
      await this.#runs.end(tx, tenantId, runId, {
        status: 'lost',
        failure: {
          code: 'DBT_KILLED',
          message: dbtFailureMessage(
            'DBT_KILLED',
            'The worker that ran it is gone; a new run has taken its batches over.',
          ),
        },
      });
    }
    const left = await this.#batches.listByStatus(tx, tenantId, 'transforming');
    for (const batch of left) {
      await this.#batches.transition(tx, {
        ...key(batch),
        from: 'transforming',
        to: 'loaded',
        actor: ACTOR,
        reason: 'The run before did not come to its end',
        details: { runId: batch.metadata.localRun?.runId },
      });
    }
  }
}

function key({ tenantId, batchId }: BatchRecord) {
  return { tenantId, batchId };
}
