import { createHash, randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import {
  mkdir,
  open,
  opendir,
  rename,
  rm,
  stat,
  unlink,
  utimes,
} from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertObjectKey, contentKey } from './objectKey';
import type {
  ByteRange,
  ObjectEntry,
  ObjectStore,
  PutOptions,
  StoredObject,
  SweepOptions,
  SweepResult,
} from './ObjectStore';
import { ObjectStoreError, ObjectTooLargeError } from './ObjectStoreError';

/** The bucket that uploaded exports are kept in. */
export const UPLOADS_BUCKET = 'reco-uploads';

// No key can begin with a dot, so unfinished writes are never listed.
const INCOMING = '.incoming';

/** Objects that a sweep asks about at once. */
const SWEEP_PAGE = 500;

function isAbsence(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return (
    'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

/** Runs a file operation; undefined where the file is not there. */
async function ifPresent<T>(operation: Promise<T>): Promise<T | undefined> {
  try {
    return await operation;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Objects as files below `<root>/<bucket>`.
 *
 * A write goes to a file of its own, which is flushed to disk, renamed to its
 * content address, and made durable by flushing the folders above it: after a
 * crash an object is there whole or not there, and what is left of the write
 * is removed by the next sweep.
 */
export class FileSystemObjectStore implements ObjectStore {
  private readonly bucketDirectory: string;
  private readonly incomingDirectory: string;

  /** @param options.root - folder that holds buckets; made when missing */
  constructor(options: { root: string; bucket?: string }) {
    const bucket = options.bucket ?? UPLOADS_BUCKET;
    assertObjectKey(bucket);
    this.bucketDirectory = path.resolve(options.root, bucket);
    this.incomingDirectory = path.join(this.bucketDirectory, INCOMING);
  }

  async put(source: Readable, options: PutOptions): Promise<StoredObject> {
    if (options.prefix !== undefined) assertObjectKey(options.prefix);
    await mkdir(this.incomingDirectory, { recursive: true });
    const temporary = path.join(this.incomingDirectory, randomUUID());
    try {
      const { sha256, byteSize } = await this.receive(
        source,
        temporary,
        options,
      );
      const key = contentKey(sha256, options.prefix);
      const existed = await this.publish(temporary, key);
      return { key, sha256, byteSize, existed };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await ifPresent(open(this.fileOf(key), 'r'));
    if (!handle) {
      throw new ObjectStoreError(
        'OBJECT_NOT_FOUND',
        `There is no object ${key} in the store.`,
      );
    }
    if (range && range.end <= range.start) {
      await handle.close();
      return Readable.from([], { objectMode: false });
    }
    return handle.createReadStream({
      highWaterMark: 256 * 1024,
      start: range?.start,
      end: range && range.end - 1,
    });
  }

  async stat(key: string): Promise<ObjectEntry | undefined> {
    const found = await ifPresent(stat(this.fileOf(key)));
    if (!found?.isFile()) return undefined;
    return { key, byteSize: found.size, modifiedAt: new Date(found.mtimeMs) };
  }

  async remove(key: string): Promise<boolean> {
    const file = this.fileOf(key);
    if (!(await this.stat(key))) return false;
    const removed = await ifPresent(unlink(file).then(() => true));
    if (!removed) return false;
    await syncDirectory(path.dirname(file));
    return true;
  }

  async *list(
    options: { prefix?: string } = {},
  ): AsyncGenerator<ObjectEntry, void, undefined> {
    if (options.prefix !== undefined) assertObjectKey(options.prefix);
    const top = path.join(this.bucketDirectory, options.prefix ?? '');
    for await (const file of filesBelow(top)) {
      const key = path
        .relative(this.bucketDirectory, file)
        .split(path.sep)
        .join('/');
      const entry = await this.stat(key);
      if (entry) yield entry;
    }
  }

  async sweep(options: SweepOptions): Promise<SweepResult> {
    const result: SweepResult = {
      objectsRemoved: 0,
      objectsKept: 0,
      tempFilesRemoved: 0,
      bytesFreed: 0,
    };
    await this.sweepIncoming(options, result);
    let page: ObjectEntry[] = [];
    for await (const entry of this.list()) {
      if (!isOlder(entry.modifiedAt, options.olderThanMs)) {
        result.objectsKept += 1;
        continue;
      }
      page.push(entry);
      if (page.length < SWEEP_PAGE) continue;
      await this.sweepPage(page, options, result);
      page = [];
    }
    if (page.length > 0) await this.sweepPage(page, options, result);
    return result;
  }

  private fileOf(key: string): string {
    assertObjectKey(key);
    return path.join(this.bucketDirectory, ...key.split('/'));
  }

  /** Writes the stream to a new file, hashing on the way, and flushes it. */
  private async receive(
    source: Readable,
    file: string,
    options: PutOptions,
  ): Promise<{ sha256: string; byteSize: number }> {
    const hash = createHash('sha256');
    let byteSize = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        byteSize += chunk.length;
        if (byteSize > options.maxBytes) {
          done(new ObjectTooLargeError(options.maxBytes));
          return;
        }
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const sink = createWriteStream(file, {
      flags: 'wx',
      mode: 0o600,
      flush: true,
    });
    try {
      await pipeline(source, meter, sink, { signal: options.signal });
    } catch (error) {
      throw options.signal?.aborted ? aborted(error) : error;
    }
    return { sha256: hash.digest('hex'), byteSize };
  }

  /** Gives the flushed file its key; true where the object existed before. */
  private async publish(temporary: string, key: string): Promise<boolean> {
    const file = this.fileOf(key);
    const now = new Date();
    // Touching the object that is there restarts the age by which a sweep
    // judges it; if a sweep was faster, the file is put in place anew.
    const touched = await ifPresent(utimes(file, now, now).then(() => true));
    if (touched) return true;
    const directory = path.dirname(file);
    await mkdir(directory, { recursive: true });
    await rename(temporary, file);
    for (
      let above = directory;
      above.length >= this.bucketDirectory.length;
      above = path.dirname(above)
    ) {
      await syncDirectory(above);
    }
    return false;
  }

  /** Removes the objects of a page that nothing refers to. */
  private async sweepPage(
    page: ObjectEntry[],
    options: SweepOptions,
    result: SweepResult,
  ): Promise<void> {
    options.signal?.throwIfAborted();
    const referenced = await options.findReferenced(page.map(({ key }) => key));
    for (const { key, byteSize } of page) {
      if (!referenced.has(key) && (await this.removeIfStillOld(key, options))) {
        result.objectsRemoved += 1;
        result.bytesFreed += byteSize;
      } else {
        result.objectsKept += 1;
      }
    }
  }

  // The same bytes may have been put again while the question was asked.
  private async removeIfStillOld(
    key: string,
    { olderThanMs }: SweepOptions,
  ): Promise<boolean> {
    const current = await this.stat(key);
    if (!current || !isOlder(current.modifiedAt, olderThanMs)) return false;
    return this.remove(key);
  }

  private async sweepIncoming(
    options: SweepOptions,
    result: SweepResult,
  ): Promise<void> {
    const entries = await ifPresent(opendir(this.incomingDirectory));
    if (!entries) return;
    for await (const entry of entries) {
      options.signal?.throwIfAborted();
      const file = path.join(this.incomingDirectory, entry.name);
      const found = await ifPresent(stat(file));
      if (!found || !isOlder(found.mtime, options.tempOlderThanMs)) continue;
      await rm(file, { force: true });
      result.tempFilesRemoved += 1;
      result.bytesFreed += found.size;
    }
  }
}

function isOlder(date: Date, ageMs: number): boolean {
  return Date.now() - date.getTime() >= ageMs;
}

function aborted(cause: unknown): ObjectStoreError {
  return new ObjectStoreError(
    'PUT_ABORTED',
    'The upload was cancelled before its last byte; nothing of it was kept.',
    { cause },
  );
}

/** Every file below a folder except what begins with a dot. */
async function* filesBelow(
  directory: string,
): AsyncGenerator<string, void, undefined> {
  const entries = await ifPresent(opendir(directory));
  if (!entries) return;
  for await (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const child = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(child);
    else if (entry.isFile()) yield child;
  }
}
