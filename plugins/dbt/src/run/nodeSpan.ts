import type { Run, RunNode } from '@tieout/plugin-dbt-common';

/** Where a node lies within its run; both in percent of the run's span. */
export interface NodeSpan {
  start: number;
  width: number;
}

/** Places a node on the time line of its run; undefined before it started. */
export function nodeSpan(
  node: RunNode,
  run: Run,
  now: Date,
): NodeSpan | undefined {
  if (!node.startedAt) {
    return undefined;
  }
  const end = (finishedAt?: string) =>
    finishedAt ? Date.parse(finishedAt) : now.getTime();
  const from = Date.parse(run.startedAt);
  const span = Math.max(1, end(run.finishedAt) - from);
  const percent = (instant: number) =>
    Math.min(100, Math.max(0, ((instant - from) / span) * 100));
  const start = percent(Date.parse(node.startedAt));
  return { start, width: percent(end(node.finishedAt)) - start };
}

/** How long a node took, in milliseconds; undefined before it started. */
export function nodeDurationMs(node: RunNode, now: Date): number | undefined {
  if (node.executionSeconds !== undefined) {
    return node.executionSeconds * 1000;
  }
  if (!node.startedAt) {
    return undefined;
  }
  const end = node.finishedAt ? Date.parse(node.finishedAt) : now.getTime();
  return end - Date.parse(node.startedAt);
}
