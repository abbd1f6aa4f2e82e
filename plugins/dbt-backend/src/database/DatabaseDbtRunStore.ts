import { InputError } from '@backstage/errors';
import { type RunStatus, dbtFailureMessage } from '@tieout/plugin-dbt-common';
import type { Knex } from 'knex';
import { validate as isUuid, v7 as uuid } from 'uuid';
import type { NodeProgress } from '../runner/DbtRunner';
import type {
  DbtRunStore,
  RunEnd,
  RunProgress,
  RunRecord,
} from './DbtRunStore';
import {
  NODE_COLUMNS,
  type NodeRow,
  RUN_COLUMNS,
  type RunRow,
  nodeFromRow,
  runFromRow,
} from './runRow';

const RUNS = 'dbt.runs';
const NODES = 'dbt.run_nodes';

/** {@link DbtRunStore} in the schema `dbt`. */
export class DatabaseDbtRunStore implements DbtRunStore {
  async begin(
    tx: Knex.Transaction,
    run: {
      tenantId: string;
      runId: string;
      batchIds: string[];
      jobRunId: string;
    },
  ): Promise<void> {
    await tx(RUNS).insert({
      tenant_id: run.tenantId,
      run_id: run.runId,
      status: 'running',
      batch_ids: run.batchIds,
      job_run_id: run.jobRunId,
    });
  }

  async recordUnavailable(
    tx: Knex.Transaction,
    run: { tenantId: string; batchIds: string[]; message: string },
  ): Promise<string> {
    const { tenantId, batchIds } = run;
    const newest: { run_id: string; status: RunStatus } | undefined = await tx(
      RUNS,
    )
      .where({ tenant_id: tenantId })
      .orderBy('run_id', 'desc')
      .first('run_id', 'status');
    const now = tx.raw('clock_timestamp()');
    const facts = {
      batch_ids: batchIds,
      failure_code: 'DBT_UNAVAILABLE',
      failure_message: dbtFailureMessage('DBT_UNAVAILABLE', run.message),
      finished_at: now,
    };
    if (newest?.status === 'unavailable') {
      await tx(RUNS)
        .where({ tenant_id: tenantId, run_id: newest.run_id })
        .update(facts);
      return newest.run_id;
    }
    const runId = uuid();
    await tx(RUNS).insert({
      tenant_id: tenantId,
      run_id: runId,
      status: 'unavailable',
      ...facts,
    });
    return runId;
  }

  async recordProgress(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
    progress: RunProgress,
  ): Promise<boolean> {
    const running = await tx(RUNS)
      .where({ tenant_id: tenantId, run_id: runId, status: 'running' })
      .update({
        invocation_id: progress.invocationId,
        dbt_version: progress.dbtVersion,
        nodes_total: progress.nodesTotal,
        nodes_done: progress.nodesDone,
        current_node: progress.currentNode ?? null,
      });
    if (running === 0) return false;
    if (progress.nodes.length === 0) return true;
    await tx(NODES)
      .insert(
        progress.nodes.map(node => ({
          tenant_id: tenantId,
          run_id: runId,
          unique_id: node.uniqueId,
          resource_type: node.resourceType,
          name: node.name,
          status: node.status,
          message: node.message ?? null,
          rows_affected: node.rowsAffected ?? null,
          started_at: node.startedAt ?? null,
          finished_at: node.finishedAt ?? null,
          execution_s: node.executionSeconds ?? null,
        })),
      )
      .onConflict(['tenant_id', 'run_id', 'unique_id'])
      .merge();
    return true;
  }

  async end(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
    { status, failure, artifacts = [] }: RunEnd,
  ): Promise<boolean> {
    const ended = await tx(RUNS)
      .where({ tenant_id: tenantId, run_id: runId, status: 'running' })
      .update({
        status,
        failure_code: failure?.code ?? null,
        failure_message: failure?.message ?? null,
        artifacts: JSON.stringify(artifacts),
        current_node: null,
        finished_at: tx.raw('clock_timestamp()'),
      });
    return ended === 1;
  }

  async listRunning(tx: Knex.Transaction, tenantId: string): Promise<string[]> {
    const rows: { run_id: string }[] = await tx(RUNS)
      .where({ tenant_id: tenantId, status: 'running' })
      .orderBy('run_id')
      .select('run_id');
    return rows.map(row => row.run_id);
  }

  async listOfJobRun(
    tx: Knex.Transaction,
    tenantId: string,
    jobRunId: string,
  ): Promise<string[]> {
    const rows: { run_id: string }[] = await tx(RUNS)
      .where({ tenant_id: tenantId, job_run_id: jobRunId })
      .select('run_id');
    return rows.map(row => row.run_id);
  }

  async get(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
  ): Promise<RunRecord | undefined> {
    const row: RunRow | undefined = await tx(RUNS)
      .where({ tenant_id: tenantId, run_id: runId })
      .first(...RUN_COLUMNS);
    return row && runFromRow(row);
  }

  async listNodes(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
  ): Promise<NodeProgress[]> {
    const rows: NodeRow[] = await tx(NODES)
      .where({ tenant_id: tenantId, run_id: runId })
      .orderByRaw('started_at nulls last, unique_id')
      .select(...NODE_COLUMNS);
    return rows.map(nodeFromRow);
  }

  async list(
    tx: Knex.Transaction,
    filter: {
      tenantId: string;
      batchId?: string;
      status?: RunStatus[];
      cursor?: string;
      limit: number;
    },
  ): Promise<{ items: RunRecord[]; total: number; nextCursor?: string }> {
    const { tenantId, batchId, status, cursor, limit } = filter;
    if (cursor !== undefined && !isUuid(cursor)) {
      throw Object.assign(
        new InputError('The cursor is none that this list gave out'),
        { code: 'CURSOR_INVALID' },
      );
    }
    const matching = tx(RUNS)
      .where({ tenant_id: tenantId })
      .modify(query => {
        if (batchId) query.whereRaw('batch_ids @> array[?]::uuid[]', [batchId]);
        if (status?.length) query.whereIn('status', status);
      });
    const counted: { count: string } | undefined = await matching
      .clone()
      .count<{ count: string }>({ count: '*' })
      .first();
    // Run ids are UUIDv7: their order is that of time.
    const rows: RunRow[] = await matching
      .clone()
      .modify(query => {
        if (cursor) query.where('run_id', '<', cursor);
      })
      .orderBy('run_id', 'desc')
      .limit(limit + 1)
      .select(...RUN_COLUMNS);
    const items = rows.slice(0, limit).map(runFromRow);
    return {
      items,
      total: Number(counted?.count ?? 0),
      nextCursor: rows.length > limit ? items.at(-1)?.runId : undefined,
    };
  }
}
