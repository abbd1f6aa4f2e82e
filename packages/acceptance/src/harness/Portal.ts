import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PortalApi } from './PortalApi';

const stateSchema = z.object({
  phase: z.enum(['starting', 'ready', 'stopping', 'stopped', 'failed']),
  launcherPid: z.number(),
  address: z.string(),
  databaseUrl: z.string().optional(),
  postgresPid: z.number().optional(),
  backendPid: z.number().optional(),
  workerPid: z.number().optional(),
  demo: z.string().optional(),
  readyAfterMs: z.number().optional(),
});

/** A portal seen from outside: at its address and in its data folder. */
export class Portal {
  readonly api: PortalApi;

  constructor(
    readonly dataFolder: string,
    /** Of the page and the API. */
    readonly address: string,
  ) {
    this.api = new PortalApi(address);
  }

  /** The portal that was last started on a folder, whether or not it still runs. */
  static on(dataFolder: string): Portal {
    return new Portal(dataFolder, readState(dataFolder).address);
  }

  /** What the portal says of itself in its data folder. */
  state() {
    return readState(this.dataFolder);
  }
}

function readState(dataFolder: string) {
  const file = path.join(dataFolder, 'state.json');
  return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
