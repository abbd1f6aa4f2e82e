import { mockServices } from '@backstage/backend-test-utils';
import { v7 as uuid } from 'uuid';
import { DatabaseDbtRunStore } from '../database/DatabaseDbtRunStore';
import type { RunEnd } from '../database/DbtRunStore';
import { OldDbtRuns } from '../database/OldDbtRuns';
import { Warehouse } from '../__testUtils__/Warehouse';
import { forgetDbtRuns } from './forgetDbtRuns';

jest.setTimeout(60_000);

describe('forgetDbtRuns', () => {
  let warehouse: Warehouse;
  const runs = new DatabaseDbtRunStore();

  beforeAll(async () => {
    warehouse = await Warehouse.create();
  });

  afterAll(() => warehouse.destroy());

  const asTenant: Warehouse['test']['database']['withTenant'] = (...args) =>
    warehouse.test.database.withTenant(...args);

  /** A run with a node that ended so many days ago. */
  async function addRun(
    status: RunEnd['status'],
    days: number,
    batchIds: string[] = [],
  ): Promise<string> {
    const { tenantId } = warehouse;
    const runId = uuid();
    await asTenant(tenantId, async tx => {
      const run = { tenantId, runId, batchIds, jobRunId: uuid() };
      await runs.begin(tx, run);
      await runs.recordProgress(tx, tenantId, runId, {
        nodes: [
          {
            uniqueId: 'n',
            resourceType: 'model',
            name: 'n',
            status: 'success',
          },
        ],
      });
      await runs.end(tx, tenantId, runId, {
        status,
        artifacts: [{ name: 'dbt.log', byteSize: 1 }],
      });
      await tx('dbt.runs')
        .where({ tenant_id: tenantId, run_id: runId })
        .update({ finished_at: new Date(Date.now() - days * 86_400_000) });
      for (const batchId of batchIds) {
        await warehouse.batches.mergeMetadata(tx, tenantId, batchId, {
          localRun: { runId, status },
        });
      }
    });
    return runId;
  }

  async function forget() {
    const removed: string[] = [];
    const { task } = forgetDbtRuns({
      old: new OldDbtRuns(warehouse.test.database),
      runner: {
        removeArtifacts: async runId => {
          removed.push(runId);
        },
      },
      retentionDays: 90,
    });
    await task.run(
      {},
      {
        runId: uuid(),
        jobId: '1',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        logger: mockServices.logger.mock(),
      },
    );
    return removed;
  }

  it('forgets old runs, except what batches or the tenant still refer to', async () => {
    const { tenantId } = warehouse;
    const batchId = await warehouse.load([{ order_id: 'A-1' }]);
    const replaced = await addRun('lost', 101, [batchId]);
    const ofBatch = await addRun('failed', 100, [batchId]);
    const oldSuccess = await addRun('succeeded', 99);
    const newestSuccess = await addRun('succeeded', 98);
    const young = await addRun('failed', 89);

    expect((await forget()).sort()).toEqual(
      [replaced, ofBatch, oldSuccess].sort(),
    );

    const left = await asTenant(tenantId, tx =>
      runs.list(tx, { tenantId, limit: 10 }),
    );
    expect(left.items.map(run => [run.runId, run.artifacts.length])).toEqual([
      [young, 1],
      [newestSuccess, 1],
      [ofBatch, 0],
    ]);
    const nodes = await asTenant(tenantId, tx =>
      runs.listNodes(tx, tenantId, ofBatch),
    );
    expect(nodes).toHaveLength(1);
    expect(await forget()).toEqual([]);
  });

  it('comes to an end with more runs than fit into one step', async () => {
    for (let i = 0; i < 103; i += 1) await addRun('unavailable', 200);
    expect(await forget()).toHaveLength(103);
  });
});
