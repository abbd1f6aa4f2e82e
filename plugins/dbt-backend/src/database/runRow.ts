import type { RunStatus } from '@tieout/plugin-dbt-common';
import type { Artifact, NodeProgress } from '../runner/DbtRunner';
import type { RunRecord } from './DbtRunStore';

/** A row of `dbt.runs`. */
export interface RunRow {
  tenant_id: string;
  run_id: string;
  status: RunStatus;
  runner: 'local';
  invocation_id: string | null;
  dbt_version: string | null;
  batch_ids: string[];
  nodes_total: number;
  nodes_done: number;
  current_node: string | null;
  failure_code: string | null;
  failure_message: string | null;
  started_at: Date;
  finished_at: Date | null;
  artifacts: Artifact[];
}

/** Columns of {@link RunRow}. */
export const RUN_COLUMNS = [
  'tenant_id',
  'run_id',
  'status',
  'runner',
  'invocation_id',
  'dbt_version',
  'batch_ids',
  'nodes_total',
  'nodes_done',
  'current_node',
  'failure_code',
  'failure_message',
  'started_at',
  'finished_at',
  'artifacts',
] as const satisfies (keyof RunRow)[];

/** The run of a row. */
export function runFromRow(row: RunRow): RunRecord {
  return {
    tenantId: row.tenant_id,
    runId: row.run_id,
    status: row.status,
    runner: row.runner,
    invocationId: row.invocation_id ?? undefined,
    dbtVersion: row.dbt_version ?? undefined,
    batchIds: row.batch_ids,
    nodesTotal: row.nodes_total,
    nodesDone: row.nodes_done,
    currentNode: row.current_node ?? undefined,
    failure:
      row.failure_code === null
        ? undefined
        : { code: row.failure_code, message: row.failure_message ?? '' },
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    artifacts: row.artifacts,
  };
}

/** A row of `dbt.run_nodes`. */
export interface NodeRow {
  unique_id: string;
  resource_type: string;
  name: string;
  status: string;
  message: string | null;
  rows_affected: string | null;
  started_at: Date | null;
  finished_at: Date | null;
  execution_s: string | null;
}

/** Columns of {@link NodeRow}. */
export const NODE_COLUMNS = [
  'unique_id',
  'resource_type',
  'name',
  'status',
  'message',
  'rows_affected',
  'started_at',
  'finished_at',
  'execution_s',
] as const satisfies (keyof NodeRow)[];

/** The node of a row. */
export function nodeFromRow(row: NodeRow): NodeProgress {
  return {
    uniqueId: row.unique_id,
    resourceType: row.resource_type,
    name: row.name,
    status: row.status,
    message: row.message ?? undefined,
    rowsAffected:
      row.rows_affected === null ? undefined : Number(row.rows_affected),
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    executionSeconds:
      row.execution_s === null ? undefined : Number(row.execution_s),
  };
}
