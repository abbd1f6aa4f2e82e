import { mockServices } from '@backstage/backend-test-utils';
import { type TaskContext, TaskError } from '@tieout/plugin-jobs-node';
import { v7 as uuid } from 'uuid';
import { DatabaseDbtRunStore } from '../database/DatabaseDbtRunStore';
import { DbtSessions } from '../database/DbtSessions';
import type { DbtRunner } from '../runner/DbtRunner';
import { runDbt } from '../tasks/runDbt';
import type { Warehouse } from './Warehouse';

/** Runs the task "run-dbt" on a warehouse as a worker does. */
export class DbtWorker {
  readonly runs = new DatabaseDbtRunStore();
  readonly enqueue = jest.fn(async () => '1');

  constructor(readonly warehouse: Warehouse) {}

  get payload() {
    return { tenantId: this.warehouse.tenantId };
  }

  task(
    runner: DbtRunner = this.warehouse.runner(),
    timeoutMs: number = 120_000,
  ) {
    const { database } = this.warehouse.test;
    return runDbt({
      database,
      jobs: { enqueue: this.enqueue },
      runs: this.runs,
      batches: this.warehouse.batches,
      runner,
      sessions: new DbtSessions(database),
      timeoutMs,
    });
  }

  context(signal = new AbortController().signal): TaskContext {
    return {
      runId: uuid(),
      jobId: '1',
      attempt: 1,
      maxAttempts: 3,
      signal,
      logger: mockServices.logger.mock(),
    };
  }

  /** Runs a job that is given up when it fails for good; returns its error. */
  async runToTheEnd(runner?: DbtRunner, timeoutMs?: number) {
    const definition = this.task(runner, timeoutMs);
    const running = this.context();
    try {
      await definition.run(this.payload, running);
      return undefined;
    } catch (error) {
      if (!(error instanceof TaskError)) throw error;
      if (error.permanent) {
        await definition.onExhausted?.(this.payload, error, running);
      }
      return error;
    }
  }

  async newestRun() {
    const { test, tenantId } = this.warehouse;
    return await test.database.withTenant(tenantId, async tx => {
      const { items } = await this.runs.list(tx, { tenantId, limit: 1 });
      const [run] = items;
      const nodes = await this.runs.listNodes(tx, run.tenantId, run.runId);
      return { ...run, nodes };
    });
  }

  async orders() {
    return await this.warehouse.mart<{ order_id: string; revenue: string }>(
      'fct_orders',
      ['order_id', 'revenue'],
    );
  }
}
