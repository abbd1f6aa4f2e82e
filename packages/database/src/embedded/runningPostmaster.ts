import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The process id of the server that runs on a data directory.
 *
 * `postmaster.pid` outlives a server that was killed, and its number may since
 * belong to another process: only a living process whose command line names
 * this data directory counts. A stale file is removed.
 */
export function runningPostmaster(dataDirectory: string): number | undefined {
  const file = path.join(dataDirectory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  if (pid > 0 && commandLine(pid).includes(dataDirectory)) return pid;
  rmSync(file, { force: true });
  return undefined;
}

/**
 * Shuts a server down that another process started and left behind.
 *
 * @throws Error when it is still there after 30 seconds, or when `signal`
 *   aborts the wait
 */
export async function stopPostmaster(
  pid: number,
  dataDirectory: string,
  signal?: AbortSignal,
): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (commandLine(pid).includes(dataDirectory)) {
    if (Date.now() > deadline) {
      throw new Error(
        `The PostgreSQL server left behind as process ${pid} does not stop. Stop it by hand: kill -QUIT ${pid}`,
      );
    }
    await delay(50, undefined, { signal });
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
