import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Portal } from './Portal';

/** A file of the object store. */
export interface StoredFile {
  path: string;
  byteSize: number;
}

/** What the object store of a portal holds, apart by whether it was finished. */
export function storedFiles(portal: Portal): {
  finished: StoredFile[];
  unfinished: StoredFile[];
} {
  const root = path.join(portal.dataFolder, 'objects');
  // It is made with the first upload.
  if (!existsSync(root)) return { finished: [], unfinished: [] };
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    // One may vanish between listing and looking.
    .flatMap(file => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? [{ path: file, byteSize: found.size }] : [];
    });
  const isUnfinished = (file: StoredFile) =>
    file.path.split(path.sep).includes('.incoming');
  return {
    finished: files.filter(file => !isUnfinished(file)),
    unfinished: files.filter(isUnfinished),
  };
}
