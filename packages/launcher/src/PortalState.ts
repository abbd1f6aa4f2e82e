import path from 'node:path';
import { writeJsonFile } from './jsonFile';

/**
 * What runs on a data folder, in `state.json` there: for those who watch or
 * test a portal from outside. Holds passwords, so only its user may read it.
 */
export interface PortalState {
  phase: 'starting' | 'ready' | 'stopping' | 'stopped' | 'failed';
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

  /** Changes some of it. */
  update(change: Partial<PortalState>) {
    this.state = { ...this.state, ...change };
    writeJsonFile(this.file, this.state);
  }
}
