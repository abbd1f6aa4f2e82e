import path from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { CACHE, inCheckout } from './checkout';
import { readJsonFile, writeJsonFile } from './jsonFile';
import { hashOfSources, packageFolders, packageJson } from './sources';

const FILE = path.join(CACHE, 'config-schema.json');

/**
 * Collects what the packages declare to be secret in the configuration, unless
 * the last collection was made from the same declarations.
 *
 * Backend and worker would do it at each start, which takes each of them about
 * three seconds, most of it in the TypeScript compiler.
 *
 * @returns the file, as `@tieout/host` reads it
 */
export async function ensureConfigSchema(): Promise<string> {
  const folders = packageFolders();
  const madeFrom = hashOfSources([
    inCheckout('yarn.lock'),
    ...folders.flatMap(folder => [
      path.join(folder, 'package.json'),
      path.join(folder, 'config.d.ts'),
    ]),
  ]);
  const known = readJsonFile(FILE) as { madeFrom?: string } | undefined;
  if (known?.madeFrom === madeFrom) return FILE;
  const schema = await loadConfigSchema({
    dependencies: folders.map(folder => packageJson(folder).name),
  });
  const { schemas, ...version } = schema.serialize() as {
    schemas: object[];
  };
  writeJsonFile(FILE, {
    ...version,
    madeFrom,
    schemas: schemas.filter(namesSecrets).map(withSecretPropertiesOnly),
  });
  return FILE;
}

function namesSecrets(part: unknown): boolean {
  return JSON.stringify(part).includes('"secret"');
}

// Most of a declaration is of properties that hold none, and compiling it is
// most of what reading the file costs.
function withSecretPropertiesOnly(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, part) =>
    key === 'properties' && typeof part === 'object'
      ? Object.fromEntries(
          Object.entries(part).filter(([, property]) => namesSecrets(property)),
        )
      : part,
  );
}
