import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FileSystemObjectStore, UPLOADS_BUCKET } from './FileSystemObjectStore';
import { objectStoreConformance } from './testing';

async function makeRoot() {
  return mkdtemp(path.join(tmpdir(), 'tieout-object-store-'));
}

objectStoreConformance('FileSystemObjectStore', async () => {
  const root = await makeRoot();
  const bucket = path.join(root, UPLOADS_BUCKET);
  return {
    store: new FileSystemObjectStore({ root }),
    age: async (key, ms) => {
      const then = new Date(Date.now() - ms);
      await utimes(path.join(bucket, ...key.split('/')), then, then);
    },
    unfinished: async () =>
      (await readdir(path.join(bucket, '.incoming'))).length,
    dispose: () => rm(root, { recursive: true }),
  };
});

describe('FileSystemObjectStore', () => {
  it('removes what a killed writer left behind once it is old enough', async () => {
    const root = await makeRoot();
    const store = new FileSystemObjectStore({ root });
    await store.put(Readable.from([Buffer.from('kept')]), { maxBytes: 100 });
    const left = path.join(root, UPLOADS_BUCKET, '.incoming', 'left-behind');
    await writeFile(left, '12345');
    const sweep = (tempOlderThanMs: number) =>
      store.sweep({
        findReferenced: async keys => new Set(keys),
        olderThanMs: 0,
        tempOlderThanMs,
      });
    expect(await sweep(60_000)).toMatchObject({ tempFilesRemoved: 0 });
    const then = new Date(Date.now() - 120_000);
    await utimes(left, then, then);
    expect(await sweep(60_000)).toEqual({
      objectsRemoved: 0,
      objectsKept: 1,
      tempFilesRemoved: 1,
      bytesFreed: 5,
    });
    await rm(root, { recursive: true });
  });

  it('holds a stream of 256 MiB in less than 64 MiB of memory', async () => {
    const root = await makeRoot();
    const store = new FileSystemObjectStore({ root });
    const chunk = Buffer.alloc(64 * 1024, 7);
    let left = 4096;
    let peak = 0;
    const used = () => {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      return arrayBuffers + heapUsed;
    };
    const before = used();
    const source = new Readable({
      read() {
        peak = Math.max(peak, used() - before);
        left -= 1;
        this.push(left < 0 ? null : chunk);
      },
    });
    const stored = await store.put(source, { maxBytes: 1024 ** 3 });
    expect(stored.byteSize).toBe(256 * 1024 * 1024);
    expect(peak).toBeLessThan(64 * 1024 * 1024);
    await rm(root, { recursive: true });
  }, 60_000);
});
