import { createHash, Hash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CACHE, inCheckout } from './checkout';
import { runLogged } from './runLogged';
import { terminal } from './terminal';

// Roles of the packages whose code ends up in the browser.
const FRONTEND_ROLES = [
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
  'common-library',
];

/**
 * Builds the frontend unless the last build was made from the same sources.
 *
 * @param signal - gives up a build
 */
export async function ensureAppBundle(signal?: AbortSignal): Promise<void> {
  const stamp = path.join(CACHE, 'app-bundle.stamp');
  const wanted = sourcesHash();
  const built = existsSync(inCheckout('packages/app/dist/index.html'));
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  // A build that is broken off is no build, whatever the sources are next time.
  rmSync(stamp, { force: true });
  await terminal.step('Frontend built', () =>
    runLogged({
      command: process.execPath,
      args: [
        inCheckout('node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
      cwd: inCheckout('packages/app'),
      env: { ...process.env, NODE_ENV: 'production' },
      logFile: path.join(CACHE, 'logs/frontend-build.log'),
      signal,
    }),
  );
  writeFileSync(stamp, wanted);
}

/** Changes whenever the built frontend could. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', 'app-config.yaml']) {
    addFile(hash, inCheckout(file));
  }
  const packages = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(inCheckout(folder)).map(name => inCheckout(folder, name)),
  );
  for (const folder of packages.filter(isFrontend).sort()) {
    addFile(hash, path.join(folder, 'package.json'));
    for (const part of ['src', 'public', 'config.d.ts']) {
      addTree(hash, path.join(folder, part));
    }
  }
  return hash.digest('hex');
}

function isFrontend(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const { backstage } = JSON.parse(readFileSync(file, 'utf8'));
  return FRONTEND_ROLES.includes(backstage?.role);
}

function addTree(hash: Hash, target: string) {
  if (!existsSync(target)) return;
  const entries = path.extname(target)
    ? undefined
    : readdirSync(target, { recursive: true, withFileTypes: true });
  if (!entries) {
    addFile(hash, target);
    return;
  }
  const files = entries
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name));
  for (const file of files.sort()) addFile(hash, file);
}

function addFile(hash: Hash, file: string) {
  hash.update(`\0${path.relative(inCheckout(), file)}\0`);
  hash.update(readFileSync(file));
}
