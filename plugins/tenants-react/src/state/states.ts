/** How urgent a state is; each role has one colour. */
export type StateRole =
  'neutral' | 'running' | 'good' | 'attention' | 'bad' | 'closed';

/** Word and role of a state. */
export interface StateDescription {
  word: string;
  role: StateRole;
}

/** Every state that Tieout speaks of, with its one word and its one role. */
export const states = {
  received: { word: 'Received', role: 'neutral' },
  waiting: { word: 'Waiting', role: 'neutral' },
  scheduled: { word: 'Scheduled', role: 'neutral' },
  notDue: { word: 'Not due', role: 'neutral' },
  uploading: { word: 'Uploading', role: 'running' },
  parsing: { word: 'Parsing', role: 'running' },
  transforming: { word: 'Transforming', role: 'running' },
  running: { word: 'Running', role: 'running' },
  ready: { word: 'Ready', role: 'good' },
  succeeded: { word: 'Succeeded', role: 'good' },
  tiedOut: { word: 'Tied out', role: 'good' },
  matched: { word: 'Matched', role: 'good' },
  fresh: { word: 'Fresh', role: 'good' },
  loaded: { word: 'Loaded', role: 'attention' },
  stale: { word: 'Stale', role: 'attention' },
  retrying: { word: 'Retrying', role: 'attention' },
  partiallyMatched: { word: 'Partially matched', role: 'attention' },
  dueSoon: { word: 'Due soon', role: 'attention' },
  lost: { word: 'Lost', role: 'attention' },
  unavailable: { word: 'Unavailable', role: 'attention' },
  warned: { word: 'Warned', role: 'attention' },
  failed: { word: 'Failed', role: 'bad' },
  breached: { word: 'Breached', role: 'bad' },
  unmatched: { word: 'Unmatched', role: 'bad' },
  cancelled: { word: 'Cancelled', role: 'closed' },
  skipped: { word: 'Skipped', role: 'closed' },
  undone: { word: 'Undone', role: 'closed' },
  replaced: { word: 'Replaced', role: 'closed' },
  superseded: { word: 'Superseded', role: 'closed' },
  writtenOff: { word: 'Written off', role: 'closed' },
} as const satisfies Record<string, StateDescription>;

/** Name of a state, as code knows it. */
export type StateName = keyof typeof states;
