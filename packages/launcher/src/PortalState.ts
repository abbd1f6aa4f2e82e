import path from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './jsonFile';

type Phase = 'starting' | 'ready' | 'stopping' | 'stopped' | 'failed';

const RANK: Record<Phase, number> = {
  starting: 0,
  ready: 1,
  stopping: 2,
  stopped: 3,
  failed: 3,
};

const leavingSchema = z.object({
  phase: z.enum(['stopping', 'stopped', 'failed']),
  launcherPid: z.number(),
});

/**
 * What runs on a data folder, in `state.json` there: for those who watch or
 * test a portal from outside. Holds passwords, so only its user may read it.
 */
export interface PortalState {
  phase: Phase;
  launcherPid: number;
  /** Address of the page. */
  address: string;
  /** Address of the worker's health. */
  workerAddress: string;
  /** Connection string of the owner role; its server is ours when `postgresPid` is set. */
  databaseUrl?: string;
  postgresPid?: number;
  backendPid?: number;
  workerPid?: number;
  /** How far the demo history is: absent when none is wanted. */
  demo?: 'uploading' | 'done' | 'failed';
  startedAt: string;
  /** Milliseconds from `npm start` to the portal's readiness. */
  readyAfterMs?: number;
}

/** Keeps the state and its file alike. */
export class PortalStateFile {
  private readonly file: string;

  constructor(
    folder: string,
    private state: PortalState,
  ) {
    this.file = path.join(folder, 'state.json');
    writeJsonFile(this.file, this.state);
  }

  /**
   * Changes some of it. The phase only moves on, and after the last one nothing
   * changes: what was begun before a stop may still report, when the folder is
   * another's already.
   */
  update(change: Partial<PortalState>) {
    const { phase } = this.state;
    if (RANK[phase] === RANK.stopped) return;
    const next = { ...this.state, ...change };
    if (RANK[next.phase] < RANK[phase]) next.phase = phase;
    this.state = next;
    writeJsonFile(this.file, this.state);
  }
}

/** Whether the launcher `pid`, which holds the folder, says there that it stops. */
export function isLeaving(folder: string, pid: number): boolean {
  const state = leavingSchema.safeParse(
    readOwn(path.join(folder, 'state.json')),
  );
  return state.success && state.data.launcherPid === pid;
}

/** What another user keeps to himself says nothing. */
function readOwn(file: string): unknown {
  try {
    return readJsonFile(file);
  } catch {
    return undefined;
  }
}
