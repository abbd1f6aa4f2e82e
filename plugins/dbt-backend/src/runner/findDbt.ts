import { constants } from 'node:fs';
import { access, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Where dbt is, or why it is not. */
export type DbtLocation =
  | { executable: string; python: string }
  | { reason: string; remedy: string; installing?: boolean };

const INSTALL =
  'Install Python 3.10 or newer and start Tieout again with "npm start", or set tieout.dbt.executable to the dbt of a virtual environment made from data/dbt/requirements.txt.';

const statusFileSchema = z.union([
  z.object({ state: z.literal('installing') }),
  z.object({ state: z.literal('ready'), executable: z.string() }),
  z.object({
    state: z.literal('unavailable'),
    reason: z.string(),
    remedy: z.string(),
  }),
]);

/**
 * Finds dbt: at the path given, else where the launcher's status file says,
 * else on the PATH. Looks anew each time, since dbt may come later.
 */
export async function findDbt(options: {
  executable?: string;
  statusFile?: string;
  searchPath?: string;
}): Promise<DbtLocation> {
  if (options.executable) return await locate(options.executable);
  if (options.statusFile) return await readStatusFile(options.statusFile);
  for (const folder of (options.searchPath ?? '').split(path.delimiter)) {
    const candidate = path.join(folder, 'dbt');
    if (folder && (await isExecutable(candidate))) {
      return await locate(candidate);
    }
  }
  return { reason: 'dbt is not installed.', remedy: INSTALL };
}

async function readStatusFile(file: string): Promise<DbtLocation> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { reason: 'dbt is not installed yet.', remedy: INSTALL };
  }
  const parsed = statusFileSchema.safeParse(safeJson(text));
  if (!parsed.success) {
    return {
      reason: `The file ${file} does not say where dbt is.`,
      remedy: 'Start Tieout again.',
    };
  }
  const status = parsed.data;
  switch (status.state) {
    case 'ready':
      return await locate(status.executable);
    case 'installing':
      return {
        reason: 'dbt is being installed.',
        remedy: 'Wait a minute: the batches are taken up by themselves.',
        installing: true,
      };
    default:
      return { reason: status.reason, remedy: status.remedy };
  }
}

async function locate(executable: string): Promise<DbtLocation> {
  if (!(await isExecutable(executable))) {
    return {
      reason: `There is no program at ${executable}.`,
      remedy: INSTALL,
    };
  }
  // A command on the PATH may be a link into the virtual environment.
  for (const dbt of [executable, await realpath(executable)]) {
    const python = path.join(path.dirname(dbt), 'python');
    if (await isExecutable(python)) return { executable, python };
  }
  return {
    reason: `No Python interpreter lies beside ${executable}.`,
    remedy: INSTALL,
  };
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
