import type { StateName } from '@tieout/plugin-tenants-react';

const NODE_STATES: Record<string, StateName> = {
  success: 'succeeded',
  pass: 'succeeded',
  warn: 'warned',
  error: 'failed',
  fail: 'failed',
  'runtime error': 'failed',
  skipped: 'skipped',
  'no-op': 'skipped',
  started: 'running',
  running: 'running',
  compiling: 'running',
  executing: 'running',
};

/** The state of a node in the words of Tieout. Takes dbt's own word, lower case. */
export function nodeState(status: string): StateName {
  return NODE_STATES[status] ?? 'waiting';
}
