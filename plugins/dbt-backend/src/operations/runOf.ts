import type { Run, RunNode } from '@tieout/plugin-dbt-common';
import type { RunRecord } from '../database/DbtRunStore';
import type { NodeProgress } from '../runner/DbtRunner';

/** A run as the API shows it. */
export function runOf(record: RunRecord): Run {
  const { tenantId: _tenantId, artifacts: _artifacts, ...run } = record;
  return {
    ...run,
    startedAt: record.startedAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString(),
  };
}

/** A node as the API shows it. */
export function nodeOf(node: NodeProgress): RunNode {
  return {
    ...node,
    startedAt: node.startedAt?.toISOString(),
    finishedAt: node.finishedAt?.toISOString(),
  };
}
