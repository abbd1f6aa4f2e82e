import { useMemo } from 'react';
import { useViewState } from '@tieout/plugin-tenants-react';
import type { Run } from '@tieout/plugin-dbt-common';

type RunStatus = Run['status'];

const NAMES = ['status', 'cursor', 'batch'] as const;
const STATUSES: RunStatus[] = [
  'running',
  'succeeded',
  'failed',
  'unavailable',
  'lost',
];

/** Which runs are shown: those that need someone, all, or those of one status. */
export type RunsShown = 'attention' | 'all' | RunStatus;

const ATTENTION: RunStatus[] = ['running', 'failed', 'unavailable', 'lost'];

/** The view of the list, as the URL has it, and its setters. */
export interface RunsView {
  shown: RunsShown;
  setShown: (shown: RunsShown) => void;
  /** Statuses to ask for; undefined for all. */
  statuses?: RunStatus[];
  /** Only runs for this batch. */
  batchId?: string;
  /** The page; undefined for the newest runs. */
  cursor?: string;
  /** Goes to a page; each is an entry in the browser's history, so that Back leads back. */
  setCursor: (cursor?: string) => void;
}

/** Keeps filter and page of the list of runs in the URL. */
export function useRunsView(): RunsView {
  const [state, change] = useViewState(NAMES);
  return useMemo(() => {
    const single = STATUSES.find(status => status === state.status);
    // Whoever asks for the runs of a batch wants to see all of them.
    const standard = state.batch ? 'all' : 'attention';
    const wanted = ['attention' as const, 'all' as const].find(
      name => name === state.status,
    );
    const shown: RunsShown = single ?? wanted ?? standard;
    const several = shown === 'attention' ? ATTENTION : undefined;
    return {
      shown,
      setShown: next =>
        change({
          status: next === standard ? undefined : next,
          cursor: undefined,
        }),
      statuses: single ? [single] : several,
      batchId: state.batch,
      cursor: state.cursor,
      setCursor: cursor => change({ cursor }, { push: true }),
    };
  }, [state, change]);
}
