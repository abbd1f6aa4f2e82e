import { createHash, Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, inCheckout } from './checkout';

/** Folders of all packages of the checkout, in order. */
export function packageFolders(): string[] {
  const { workspaces } = JSON.parse(
    readFileSync(inCheckout('package.json'), 'utf8'),
  );
  const patterns: string[] = workspaces.packages ?? workspaces;
  return patterns
    .flatMap(pattern => {
      if (!pattern.endsWith('/*')) return [inCheckout(pattern)];
      const parent = inCheckout(pattern.slice(0, -2));
      return readdirSync(parent).map(name => path.join(parent, name));
    })
    .filter(folder => existsSync(path.join(folder, 'package.json')))
    .sort();
}

/** The parsed package.json of a package of the checkout. */
export function packageJson(folder: string): {
  name: string;
  backstage?: { role?: string };
} {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/**
 * A hash that changes with the content or the name of any of the files, tests
 * left out. A folder stands for all files below it; what is not there is passed over.
 */
export function hashOfSources(targets: string[]): string {
  const hash = createHash('sha256');
  for (const target of targets) addTarget(hash, target);
  return hash.digest('hex');
}

function addTarget(hash: Hash, target: string) {
  if (!existsSync(target)) return;
  if (path.extname(target)) {
    addFile(hash, target);
    return;
  }
  const files = readdirSync(target, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name));
  for (const file of files.sort()) addFile(hash, file);
}

function addFile(hash: Hash, file: string) {
  hash.update(`\0${path.relative(ROOT, file)}\0`);
  hash.update(readFileSync(file));
}
