/* eslint-disable jest/no-export -- a suite that the tests of drivers run */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectEntry, ObjectStore } from '../ObjectStore';

const NO_LIMIT = { maxBytes: 1024 ** 3 };
const HOUR = 3_600_000;

/** A store made for one test. */
export interface StoreUnderTest {
  store: ObjectStore;
  /** Makes an object look as if it had been written that long ago. */
  age(key: string, ms: number): Promise<void>;
  /** How many unfinished writes the store holds. */
  unfinished(): Promise<number>;
  dispose(): Promise<void>;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function collect(entries: AsyncIterable<ObjectEntry>) {
  const keys: string[] = [];
  for await (const entry of entries) keys.push(entry.key);
  return keys.sort();
}

/**
 * The behaviour that every driver of `ObjectStore` must show, as a Jest suite.
 *
 * @param makeStore - makes an empty store; called before each test
 */
export function objectStoreConformance(
  name: string,
  makeStore: () => Promise<StoreUnderTest>,
): void {
  describe(`${name} as an object store`, () => {
    let under: StoreUnderTest;
    let store: ObjectStore;

    beforeEach(async () => {
      under = await makeStore();
      store = under.store;
    });
    afterEach(() => under.dispose());

    const put = (text: string, prefix?: string) =>
      store.put(Readable.from([Buffer.from(text)]), { ...NO_LIMIT, prefix });

    writing(() => under, put);
    reading(() => under, put);
    sweeping(() => under, put);
  });
}

type Put = (text: string, prefix?: string) => ReturnType<ObjectStore['put']>;

function writing(under: () => StoreUnderTest, put: Put) {
  it('returns what it was given, byte for byte, under its SHA-256', async () => {
    const bytes = randomBytes(3 * 1024 * 1024 + 17);
    const chunks = [
      bytes.subarray(0, 1),
      bytes.subarray(1, 70_000),
      bytes.subarray(70_000),
    ];
    const stored = await under().store.put(Readable.from(chunks), {
      ...NO_LIMIT,
      prefix: 'tenant-a',
    });
    const digest = sha256(bytes);
    expect(stored).toEqual({
      key: `tenant-a/${digest.slice(0, 2)}/${digest}`,
      sha256: digest,
      byteSize: bytes.length,
      existed: false,
    });
    const read = await buffer(await under().store.open(stored.key));
    expect(read.equals(bytes)).toBe(true);
  });

  it('stores the same bytes of one prefix once, and says that they were there', async () => {
    const first = await put('same', 'tenant-a');
    const second = await put('same', 'tenant-a');
    expect(second).toEqual({ ...first, existed: true });
    expect(await collect(under().store.list())).toEqual([first.key]);
  });

  it('ends with one object when the same bytes are put many times at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => put('at once')),
    );
    expect(new Set(all.map(stored => stored.key)).size).toBe(1);
    expect(await collect(under().store.list())).toHaveLength(1);
    expect(await under().unfinished()).toBe(0);
  });

  it('keeps the objects of two prefixes apart', async () => {
    const a = await put('same', 'tenant-a');
    const b = await put('same', 'tenant-b');
    await under().store.remove(a.key);
    expect(await under().store.stat(b.key)).toBeDefined();
  });

  it('stores an empty object', async () => {
    const stored = await put('');
    expect(stored.byteSize).toBe(0);
    const read = await buffer(await under().store.open(stored.key));
    expect(read).toHaveLength(0);
  });

  it('accepts exactly the limit and refuses one byte more, keeping nothing', async () => {
    const bytes = Buffer.alloc(100_000, 1);
    const limited = { maxBytes: bytes.length };
    await under().store.put(Readable.from([bytes]), limited);
    const more = Readable.from([bytes, Buffer.from('x')]);
    await expect(under().store.put(more, limited)).rejects.toMatchObject({
      code: 'OBJECT_TOO_LARGE',
    });
    expect(await collect(under().store.list())).toHaveLength(1);
    expect(await under().unfinished()).toBe(0);
  });

  it('keeps nothing of a write that is aborted, even when no byte comes any more', async () => {
    const controller = new AbortController();
    let taken = 0;
    const stalled = new Readable({
      // Asked for more, so the first bytes have been taken: the rest never comes.
      read() {
        taken += 1;
        if (taken === 1) this.push('some bytes');
        else controller.abort();
      },
    });
    const pending = under().store.put(stalled, {
      ...NO_LIMIT,
      signal: controller.signal,
    });
    await expect(pending).rejects.toMatchObject({ code: 'PUT_ABORTED' });
    expect(await collect(under().store.list())).toEqual([]);
    expect(await under().unfinished()).toBe(0);
  });

  it('keeps nothing of a source that fails, and passes its error on', async () => {
    async function* failing() {
      yield Buffer.from('some bytes');
      throw new Error('connection lost');
    }
    await expect(
      under().store.put(Readable.from(failing()), NO_LIMIT),
    ).rejects.toThrow('connection lost');
    expect(await collect(under().store.list())).toEqual([]);
    expect(await under().unfinished()).toBe(0);
  });

  it.each(['..', '../up', 'a/../b', '/abs', 'a//b', 'a\\b', '', 'a/.', 'a\0'])(
    'refuses %j as a prefix and as a key',
    async key => {
      const refused = { code: 'OBJECT_KEY_INVALID' };
      await expect(put('x', key)).rejects.toMatchObject(refused);
      await expect(under().store.open(key)).rejects.toMatchObject(refused);
      await expect(under().store.stat(key)).rejects.toMatchObject(refused);
      await expect(under().store.remove(key)).rejects.toMatchObject(refused);
    },
  );
}

function reading(under: () => StoreUnderTest, put: Put) {
  it('answers for an object that is not there', async () => {
    const key = 'tenant-a/00/absent';
    await expect(under().store.open(key)).rejects.toMatchObject({
      code: 'OBJECT_NOT_FOUND',
    });
    expect(await under().store.stat(key)).toBeUndefined();
    expect(await under().store.remove(key)).toBe(false);
    expect(await collect(under().store.list({ prefix: 'nobody' }))).toEqual([]);
  });

  it('lists the objects of a prefix with their sizes', async () => {
    const a = await put('one', 'tenant-a');
    await put('two', 'tenant-ab');
    const entries: ObjectEntry[] = [];
    for await (const entry of under().store.list({ prefix: 'tenant-a' })) {
      entries.push(entry);
    }
    expect(entries).toEqual([
      { key: a.key, byteSize: 3, modifiedAt: expect.any(Date) },
    ]);
    expect(await under().store.stat(a.key)).toEqual(entries[0]);
  });

  it('opens a part of an object, as much of it as there is', async () => {
    const { key } = await put('0123456789');
    const part = async (start: number, end: number) =>
      (await buffer(await under().store.open(key, { start, end }))).toString();
    expect(await part(0, 4)).toBe('0123');
    expect(await part(3, 10)).toBe('3456789');
    expect(await part(8, 99)).toBe('89');
    expect(await part(4, 4)).toBe('');
  });

  it('removes an object once', async () => {
    const { key } = await put('gone');
    expect(await under().store.remove(key)).toBe(true);
    expect(await under().store.remove(key)).toBe(false);
  });
}

function sweeping(under: () => StoreUnderTest, put: Put) {
  it('sweeps old objects that nothing refers to, and no others', async () => {
    const orphan = await put('old orphan');
    const referenced = await put('old but referenced', 'tenant-a');
    const young = await put('young orphan');
    await under().age(orphan.key, 2 * HOUR);
    await under().age(referenced.key, 2 * HOUR);
    const result = await under().store.sweep({
      findReferenced: async () => new Set([referenced.key]),
      olderThanMs: HOUR,
      tempOlderThanMs: HOUR,
    });
    expect(result).toEqual({
      objectsRemoved: 1,
      objectsKept: 2,
      tempFilesRemoved: 0,
      bytesFreed: 10,
    });
    expect(await collect(under().store.list())).toEqual(
      [referenced.key, young.key].sort(),
    );
  });

  it('keeps an old object whose bytes are put again while the sweep asks about it', async () => {
    const orphan = await put('comes back');
    await under().age(orphan.key, 2 * HOUR);
    await under().store.sweep({
      findReferenced: async () => {
        await put('comes back');
        return new Set();
      },
      olderThanMs: HOUR,
      tempOlderThanMs: HOUR,
    });
    expect(await under().store.stat(orphan.key)).toBeDefined();
  });
  it('asks about many objects at once, and about old ones only', async () => {
    const old = await Promise.all(
      Array.from({ length: 520 }, (_, index) => put(`object ${index}`)),
    );
    await Promise.all(old.map(({ key }) => under().age(key, 2 * HOUR)));
    await put('young');
    const asked: string[][] = [];
    const result = await under().store.sweep({
      findReferenced: async keys => {
        asked.push(keys);
        return new Set(keys);
      },
      olderThanMs: HOUR,
      tempOlderThanMs: HOUR,
    });
    expect(result).toMatchObject({ objectsRemoved: 0, objectsKept: 521 });
    expect(asked.flat().sort()).toEqual(old.map(({ key }) => key).sort());
    expect(asked.length).toBeLessThan(10);
  });
}
