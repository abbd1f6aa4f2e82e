import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Refusal } from './Refusal';
import { readJsonFile } from './jsonFile';

interface Holder {
  pid: number;
  processStart: string;
  user: string;
  since: string;
}

/**
 * The right to run on a data folder, for one launcher at a time.
 *
 * A file that names the holder. Should the holder have been killed, the next
 * launcher finds no such process, or a younger one of the same number, and
 * takes the lock over.
 */
export class FolderLock {
  private constructor(private readonly file: string) {}

  /**
   * @throws Refusal saying who holds the folder
   */
  static acquire(folder: string): FolderLock {
    const file = path.join(folder, 'lock');
    const holder: Holder = {
      pid: process.pid,
      processStart: processStart(process.pid) ?? '',
      user: userInfo().username,
      since: new Date().toISOString(),
    };
    for (;;) {
      try {
        writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
        return new FolderLock(file);
      } catch (error) {
        if (!existsSync(file)) throw error;
      }
      const other = readHolder(file);
      if (other && processStart(other.pid) === other.processStart) {
        throw new Refusal(
          `Tieout already runs on ${folder}: process ${other.pid} of user ${other.user}, since ${other.since}. ` +
            'Stop it first (Ctrl-C in its terminal), or start a second portal with --data-folder and --port.',
        );
      }
      rmSync(file, { force: true });
    }
  }

  /** Gives the folder free. */
  release() {
    rmSync(this.file, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const content = readJsonFile(file);
    return isHolder(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(content: unknown): content is Holder {
  return (
    typeof content === 'object' &&
    content !== null &&
    ['pid', 'processStart', 'user', 'since'].every(key => key in content)
  );
}

/** Undefined when there is no such process; else what tells it from a later one of the same number. */
function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      // The name, in parentheses, may hold spaces; the 20th field after it is the start time.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
      ? ''
      : undefined;
  }
}
