import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LockHolder, releaseLock, takeLock } from '../lockFile.cjs';
import { Refusal } from './Refusal';

/** How to treat a folder that is held. */
export interface LockWait {
  /** Whether this holder is about to release the folder, so that it is worth waiting. */
  isLeaving: (pid: number) => boolean;
  /** Called once, when waiting begins. */
  onWait: () => void;
  /** Milliseconds. Default 30 seconds. */
  patience?: number;
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
   * @throws Refusal saying who holds the folder and does not leave it
   */
  static async acquire(folder: string, wait?: LockWait): Promise<FolderLock> {
    const file = path.join(folder, 'lock');
    const details = {
      user: userInfo().username,
      since: new Date().toISOString(),
    };
    const deadline = Date.now() + (wait?.patience ?? 30_000);
    let told = false;
    for (;;) {
      const holder = takeLock(file, details);
      if (!holder) return new FolderLock(file);
      if (holder.pid !== undefined) {
        const leaving = wait?.isLeaving(holder.pid) ?? false;
        if (!leaving || Date.now() > deadline) {
          throw refusal(folder, holder, leaving);
        }
        if (!told) wait?.onWait();
        told = true;
      }
      await delay(100);
    }
  }

  /** Gives the folder free. */
  release() {
    releaseLock(this.file);
  }
}

function refusal(
  folder: string,
  { pid, user, since }: Partial<LockHolder>,
  leaving: boolean,
): Refusal {
  const remedy = leaving
    ? `It was told to stop and does not: kill ${pid}`
    : 'Stop it first (Ctrl-C in its terminal), or start a second portal with --data-folder and --port.';
  return new Refusal(
    `Tieout already runs on ${folder}: process ${pid} of user ${user}, since ${since}. ${remedy}`,
  );
}
