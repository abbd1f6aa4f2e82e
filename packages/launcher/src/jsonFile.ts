import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The parsed content of a JSON file, or undefined when there is none. */
export function readJsonFile(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Writes a JSON file that only this user may read; readers see the old content or the new. */
export function writeJsonFile(file: string, content: unknown) {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(content, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(partial, file);
}
