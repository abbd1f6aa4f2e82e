import type { Run } from '@tieout/plugin-dbt-common';
import { formatCount, formatDuration } from '@tieout/plugin-tenants-react';

function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** How long a run took, or has taken by now. In milliseconds. */
export function runDurationMs(run: Run, now: Date): number {
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now.getTime();
  return end - Date.parse(run.startedAt);
}

/** What a run did, in one sentence. */
export function runSummary(run: Run, now: Date): string {
  const batches = plural(run.batchIds.length, 'batch', 'batches');
  const duration = formatDuration(runDurationMs(run, now));
  const nodes = `${formatCount(run.nodesDone)} of ${plural(run.nodesTotal, 'node', 'nodes')}`;
  switch (run.status) {
    case 'running':
      return `Building the marts for ${batches}: ${nodes} done in ${duration}.`;
    case 'succeeded':
      return `Built the marts for ${batches}, ${plural(run.nodesDone, 'node', 'nodes')} in ${duration}.`;
    case 'failed':
      return `Stopped after ${duration} with ${nodes} done; the marts lack ${batches}.`;
    case 'unavailable':
      return `dbt could not be started; ${batches} ${run.batchIds.length === 1 ? 'waits' : 'wait'} for it.`;
    case 'lost':
      return `The worker went away after ${duration}; another run takes ${batches} over.`;
    default:
      return '';
  }
}
