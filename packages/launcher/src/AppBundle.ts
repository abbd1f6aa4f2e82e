import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inCheckout } from './checkout';
import { runLogged } from './runLogged';
import { hashOfSources, packageFolders, packageJson } from './sources';
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
  const folders = packageFolders().filter(folder =>
    FRONTEND_ROLES.includes(packageJson(folder).backstage?.role ?? ''),
  );
  return hashOfSources([
    ...['yarn.lock', 'package.json', 'app-config.yaml'].map(file =>
      inCheckout(file),
    ),
    ...folders.flatMap(folder =>
      ['package.json', 'src', 'public', 'config.d.ts'].map(part =>
        path.join(folder, part),
      ),
    ),
  ]);
}
