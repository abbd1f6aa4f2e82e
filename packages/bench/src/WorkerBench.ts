import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { inCheckout } from '@tieout/acceptance';
import { PostgresDatabase } from '@tieout/database';
import { findFreePort } from '@tieout/database/embedded';
import { FileSystemObjectStore } from '@tieout/object-store';
import {
  DatabaseJobRunStore,
  GraphileJobs,
  JobRun,
} from '@tieout/plugin-jobs-node';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import { DatabaseBatchStore } from '@tieout/plugin-uploads-node';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { peakMemory, readersOf } from './processMemory';

const payload = z.object({
  tenantId: z.uuid(),
  batchId: z.uuid(),
  objectKey: z.string(),
});

const job = {
  identifier: 'process-orders-upload',
  payload,
  // As the portal's own, or the task that looks for batches without a job
  // would take this one for lost.
  jobKey: ({ batchId }: z.infer<typeof payload>) =>
    `process-orders-upload:${batchId}`,
  maxAttempts: 1,
};

/** How often a worker is looked at, in milliseconds. */
const SAMPLE_MS = 50;

/** A batch that a worker has read. */
interface Processed {
  batchId: string;
  rows: number;
  run: JobRun;
}

/**
 * A worker process as it is in production, on a database of its own, without
 * the portal around it: batches are recorded and enqueued directly.
 */
export class WorkerBench {
  #worker: ChildProcess | undefined;
  #port = 0;

  private constructor(
    readonly database: PostgresDatabase,
    private readonly folder: string,
    private readonly jobs: GraphileJobs,
    private readonly objects: FileSystemObjectStore,
    readonly tenantId: string,
    readonly storeId: string,
  ) {}

  /** @param folder - for files; the database named by `url` is empty */
  static async create(url: string, folder: string): Promise<WorkerBench> {
    const database = new PostgresDatabase({ url });
    const jobs = await GraphileJobs.create(database);
    const directory = await DatabaseTenantDirectory.create(database);
    const tenant = await directory.ensureTenant({
      slug: 'bench',
      name: 'Bench',
      stores: [
        {
          name: 'Bench',
          marketplace: 'other',
          currency: 'GBP',
          timeZone: 'Europe/London',
        },
      ],
      members: [],
    });
    // dbt is not what is measured here: its job ends at once.
    await writeFile(
      path.join(folder, 'dbt-status.json'),
      JSON.stringify({
        state: 'unavailable',
        reason: 'A benchmark of ingestion alone',
        remedy: 'None',
      }),
    );
    return new WorkerBench(
      database,
      folder,
      jobs,
      new FileSystemObjectStore({ root: path.join(folder, 'objects') }),
      tenant.tenantId,
      tenant.stores[0].storeId,
    );
  }

  /** Starts a worker and waits until it takes jobs. */
  async startWorker(): Promise<void> {
    this.#port = await findFreePort();
    this.#worker = spawn(
      process.execPath,
      [
        '--require',
        inCheckout('packages/sourceHook.cjs'),
        inCheckout('packages/worker/src/index.ts'),
        '--config',
        inCheckout('app-config.yaml'),
      ],
      { cwd: inCheckout(), stdio: 'ignore', env: this.#environment() },
    );
    for (;;) {
      const ready = await this.#answers().catch(() => false);
      if (ready) return;
      if (this.#worker.exitCode !== null) {
        throw new Error('The worker ended while starting');
      }
      await this.database.knex.raw('select pg_sleep(0.1)');
    }
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      TIEOUT_PORT: '7007',
      TIEOUT_BASE_URL: 'http://127.0.0.1:7007',
      TIEOUT_WORKER_PORT: String(this.#port),
      TIEOUT_DATABASE_URL: this.database.url,
      TIEOUT_DBT_PASSWORD: uuid(),
      TIEOUT_DBT_STATUS_FILE: path.join(this.folder, 'dbt-status.json'),
      TIEOUT_BACKEND_SECRET: uuid(),
      TIEOUT_DATA_DIRECTORY: this.folder,
      TIEOUT_OBJECT_STORE_DIRECTORY: path.join(this.folder, 'objects'),
      TIEOUT_DEMO: 'false',
    };
  }

  /** Largest resident memory of the worker so far, in MB (1,000,000 bytes). */
  async workerPeakMemory(): Promise<number> {
    return await peakMemory(this.#workerPid);
  }

  /**
   * What is to be seen of the worker while `work` goes on: the largest resident
   * memory of its readers, in MB, and the longest that it took to say that it
   * is well, in milliseconds.
   */
  async watch(work: () => Promise<unknown>) {
    const pid = this.#workerPid;
    const seen = { readerPeakMb: 0, slowestAnswerMs: 0 };
    let working = true;
    const watching = (async () => {
      while (working) {
        for (const child of await readersOf(pid)) {
          seen.readerPeakMb = Math.max(
            seen.readerPeakMb,
            await peakMemory(child),
          );
        }
        const asked = performance.now();
        if (!(await this.#answers())) throw new Error('The worker is not well');
        seen.slowestAnswerMs = Math.max(
          seen.slowestAnswerMs,
          performance.now() - asked,
        );
        await wait(SAMPLE_MS);
      }
    })();
    try {
      await work();
    } finally {
      working = false;
      await watching;
    }
    return seen;
  }

  async #answers(): Promise<boolean> {
    const answer = await fetch(
      `http://127.0.0.1:${this.#port}/.backstage/health/v1/readiness`,
    );
    await answer.arrayBuffer();
    return answer.ok;
  }

  get #workerPid(): number {
    const pid = this.#worker?.pid;
    if (pid === undefined) throw new Error('No worker runs');
    return pid;
  }

  async stopWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker || worker.exitCode !== null) return;
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }

  /** Stores a file under the tenant. @returns what a batch of it needs */
  async store(file: Readable) {
    return await this.objects.put(file, {
      prefix: this.tenantId,
      maxBytes: 4e9,
    });
  }

  /** Has the worker process a stored file as a new batch; waits for its end. */
  async process(stored: { key: string; byteSize: number }): Promise<Processed> {
    const batches = new DatabaseBatchStore();
    const { tenantId, storeId, database } = this;
    const { batch } = await database.withTenant(tenantId, async tx => {
      const created = await batches.create(tx, {
        tenantId,
        storeId,
        fileName: 'reference.csv',
        objectKey: stored.key,
        // Each round is a batch of its own, though the bytes are the same.
        contentSha256: uuid(),
        byteSize: stored.byteSize,
        uploadedBy: 'user:default/bench',
      });
      await this.jobs.enqueue(tx, job, {
        tenantId,
        batchId: created.batch.batchId,
        objectKey: stored.key,
      });
      return created;
    });
    return await this.#ended(batch.batchId, 1);
  }

  /** Has the worker process a batch once more, so that its rows are replaced; waits for its end. */
  async processAgain(batchId: string): Promise<Processed> {
    const { tenantId, database } = this;
    const before = await database.withTenant(tenantId, async tx => {
      const batch = await new DatabaseBatchStore().get(tx, tenantId, batchId);
      if (!batch) throw new Error('No such batch');
      // The life cycle has no way back from a loaded batch for its own sake.
      await tx.raw(
        `update uploads.data_upload_batches set status = 'received',
           failure_stage = null, failure_code = null, failure_message = null,
           lease_run_id = null
         where tenant_id = ? and batch_id = ?`,
        [tenantId, batchId],
      );
      const { objectKey } = batch;
      await this.jobs.enqueue(tx, job, { tenantId, batchId, objectKey });
      const runs = new DatabaseJobRunStore(database);
      return (await runs.listOfBatch(tx, tenantId, batchId)).length;
    });
    return await this.#ended(batchId, before + 1);
  }

  /** Waits for the end of the so manieth run of a batch. */
  async #ended(batchId: string, count: number): Promise<Processed> {
    const { tenantId, database } = this;
    const batches = new DatabaseBatchStore();
    const runs = new DatabaseJobRunStore(database);
    for (;;) {
      const [now, ran] = await database.withTenant(tenantId, async tx => [
        await batches.get(tx, tenantId, batchId),
        await runs.listOfBatch(tx, tenantId, batchId),
      ]);
      const run = ran.at(count - 1);
      if (run && run.status !== 'running') {
        if (run.status !== 'succeeded') throw new Error(run.errorMessage);
        return { batchId, rows: now?.rowsTotal ?? 0, run };
      }
      await database.knex.raw('select pg_sleep(0.25)');
    }
  }

  /** Removes the rows of all batches, so that every round finds the same table. */
  async clearRows(): Promise<void> {
    await this.database.knex.raw(
      `truncate raw.orders_rows, raw.transactions_rows, raw.payouts_rows,
         raw.rejected_rows_rows`,
    );
    await this.database.knex.raw('checkpoint');
  }
}
