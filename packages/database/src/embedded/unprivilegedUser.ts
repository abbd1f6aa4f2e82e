import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { userInfo } from 'node:os';

const SYSTEM_USER = 'tieout';

/** The operating-system user that a process is to run as. */
export interface UserIds {
  uid: number;
  gid: number;
}

/**
 * Whom PostgreSQL, which refuses to run as root, runs as.
 *
 * @returns undefined when this process is not root and simply runs it itself;
 *   as root, the owner of the folder's nearest existing parent, or, when that
 *   is root too, the system user `tieout`, created if need be
 * @throws Error when the system user cannot be created
 */
export function unprivilegedUser(folder: string): UserIds | undefined {
  if (userInfo().uid !== 0) return undefined;
  const { uid, gid } = statSync(nearestExisting(folder));
  if (uid !== 0) return { uid, gid };
  return findUser(SYSTEM_USER) ?? createUser(SYSTEM_USER);
}

/** Whether that user can run the program, or pass through the folder, at this path. */
export function canReach(user: UserIds | undefined, target: string): boolean {
  const { status } = spawnSync(
    '/bin/sh',
    ['-c', 'test -x "$1"', 'sh', target],
    { ...user, stdio: 'ignore', cwd: '/' },
  );
  return status === 0;
}

function nearestExisting(folder: string): string {
  let current = folder;
  while (!statSync(current, { throwIfNoEntry: false })) {
    current = path.dirname(current);
  }
  return current;
}

function findUser(name: string): UserIds | undefined {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync('id', [flag, name], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      );
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createUser(name: string): UserIds {
  const args =
    '--system --user-group --no-create-home --shell /usr/sbin/nologin';
  const { status, stderr } = spawnSync('useradd', [...args.split(' '), name], {
    encoding: 'utf8',
  });
  // Another start may have made the user a moment ago.
  const user = findUser(name);
  if (user) return user;
  throw new Error(
    `PostgreSQL does not run as root, and the system user "${name}" to run it as could not be created (useradd: ${
      stderr?.trim() || `status ${status}`
    }). Create it by hand, or start Tieout as an ordinary user.`,
  );
}
