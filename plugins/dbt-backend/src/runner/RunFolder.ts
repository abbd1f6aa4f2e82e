import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import { isError } from '@backstage/errors';
import { type ArtifactName, artifactNames } from '@tieout/plugin-dbt-common';
import { z } from 'zod';
import type { Artifact } from './DbtRunner';

const PARSE_CACHE = 'partial_parse.msgpack';

const runResultsSchema = z.looseObject({
  args: z.looseObject({ which: z.literal('build') }),
});

/**
 * The folders of the runs, and what they share: dbt's parse cache. Each run
 * writes to a folder of its own, so that what a killed run left half written
 * is never taken for an artifact of another.
 */
export class RunFolder {
  readonly #root: string;

  /** @param root - holds `runs/<runId>` and `cache` */
  constructor(root: string) {
    this.#root = root;
  }

  /** Where the run at hand writes. */
  path(runId: string): string {
    return path.join(this.#root, 'runs', runId);
  }

  get #parseCache(): string {
    return path.join(this.#root, 'cache', PARSE_CACHE);
  }

  /** Makes the folder of a run, with the parse cache of the last in it. */
  async create(runId: string): Promise<string> {
    const folder = this.path(runId);
    await mkdir(folder, { recursive: true });
    await copyIfThere(this.#parseCache, path.join(folder, PARSE_CACHE));
    return folder;
  }

  /**
   * Keeps the artifacts that are whole and removes the rest. The parse cache,
   * if the run made a new one, is kept for the next, unless the run was cut off
   * and may have been writing it.
   */
  async finish(
    runId: string,
    { cutOff = false }: { cutOff?: boolean } = {},
  ): Promise<Artifact[]> {
    const folder = this.path(runId);
    if (!cutOff) await this.#keepParseCache(folder);
    const kept: Artifact[] = [];
    for (const entry of await readdir(folder)) {
      const file = path.join(folder, entry);
      const name = artifactNames.find(known => known === entry);
      if (name && (await isWhole(file, name))) {
        kept.push({ name, byteSize: (await stat(file)).size });
      } else {
        await rm(file, { recursive: true, force: true });
      }
    }
    return artifactNames.flatMap(name => kept.filter(a => a.name === name));
  }

  /** Removes all that is kept of a run. Does nothing where nothing is. */
  async remove(runId: string): Promise<void> {
    await rm(this.path(runId), { recursive: true, force: true });
  }

  async #keepParseCache(folder: string): Promise<void> {
    const cache = path.dirname(this.#parseCache);
    const fresh = path.join(cache, `${path.basename(folder)}.new`);
    await mkdir(cache, { recursive: true });
    if (await copyIfThere(path.join(folder, PARSE_CACHE), fresh)) {
      await rename(fresh, this.#parseCache);
    }
  }
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function isWhole(file: string, name: ArtifactName): Promise<boolean> {
  if (name === 'dbt.log') return true;
  try {
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    return name === 'manifest.json' || runResultsSchema.safeParse(json).success;
  } catch {
    return false;
  }
}
