import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Archive } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import { openArchive } from './openArchive';
import { spoolToFile } from './spoolToFile';
import { zipOf, type ZipEntry } from './testing/zipOf';

const CSV = 'order,price\r\n1,2.50\r\n';
const MIB = 1024 * 1024;

let folder: string;
let opened: Archive | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-archive-'));
});

afterEach(async () => {
  opened?.close();
  opened = undefined;
  await rm(folder, { recursive: true });
});

async function openBytes(
  bytes: Buffer,
  limits?: Partial<ArchiveLimits>,
): Promise<Archive> {
  const path = join(folder, 'export.bin');
  await writeFile(path, bytes);
  opened = await openArchive(path, limits);
  if (!opened) throw new Error('it was taken for no archive');
  return opened;
}

async function textOf(archive: Archive, place = 0): Promise<string> {
  return text(await archive.open(archive.files[place]));
}

describe('openArchive', () => {
  it('takes text for no archive', async () => {
    const path = join(folder, 'export.zip');
    await writeFile(path, CSV);
    expect(await openArchive(path)).toBeUndefined();
  });

  it('unpacks gzip, also of several members', async () => {
    const archive = await openBytes(
      Buffer.concat([gzipSync(CSV), gzipSync('2,3.00\r\n')]),
    );
    expect(archive.kind).toBe('gzip');
    expect(await textOf(archive)).toBe(`${CSV}2,3.00\r\n`);
  });

  it('unpacks each file of a ZIP archive, packed or stored', async () => {
    const archive = await openBytes(
      zipOf([
        { name: 'out/' },
        { name: 'out/a.csv', content: CSV },
        { name: '__MACOSX/out/._a.csv', content: 'x' },
        { name: 'out/Größe.txt', content: 'b\n', method: 0 },
      ]),
    );
    expect(archive.files).toMatchObject([
      { name: 'a.csv', unpackedBytes: CSV.length },
      { name: 'Größe.txt', unpackedBytes: 2 },
    ]);
    expect(await textOf(archive, 1)).toBe('b\n');
    expect(await textOf(archive, 0)).toBe(CSV);
  });

  it('shows names without folders and what cannot be seen', async () => {
    const { files } = await openBytes(
      zipOf([{ name: 'a/b\u202etxt\u0007.csv', content: CSV }]),
    );
    expect(files[0].name).toBe('btxt.csv');
  });

  it.each<[string, ZipEntry[], RegExp]>([
    ['no file', [{ name: 'empty/' }], /holds no file/],
    [
      'an encrypted file',
      [{ name: 'a.csv', content: CSV, flags: 1 }],
      /encrypted/,
    ],
    [
      'an unknown method',
      [{ name: 'a.csv', content: CSV, method: 14 }],
      /method 14/,
    ],
    ['another archive', [{ name: 'a.ZIP', content: 'x' }], /holds another one/],
    ['a workbook', [{ name: 'xl/workbook.xml', content: 'x' }], /workbook/],
    [
      'a way out',
      [{ name: '../a.csv', content: CSV }],
      /invalid relative path/,
    ],
    ['a drive', [{ name: 'C:\\a.csv', content: CSV }], /absolute path/],
    [
      'entries that overlap',
      [
        { name: 'a.csv', content: 'a'.repeat(99), method: 0 },
        ...Array.from({ length: 9 }, (_, i) => ({
          name: `${i}.csv`,
          sharedWith: 0,
        })),
      ],
      /overlap/,
    ],
  ])('refuses a ZIP archive with %s', async (_what, entries, message) => {
    await expect(openBytes(zipOf(entries))).rejects.toMatchObject({
      code: 'NOT_TEXT',
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, Partial<ArchiveLimits>, RegExp]>([
    ['too many entries', { maxEntries: 1 }, /2 entries; 1 are the limit/],
    ['too much in them', { maxUnpackedBytes: 30 }, /more than 30 bytes/],
  ])(
    'refuses %s before it unpacks anything',
    async (_what, limits, message) => {
      const bytes = zipOf([
        { name: 'a.csv', content: CSV },
        { name: 'b.csv', content: CSV },
      ]);
      await expect(openBytes(bytes, limits)).rejects.toThrow(message);
    },
  );

  it('refuses an announced size that no export packs to', async () => {
    const bytes = zipOf([
      { name: 'a.csv', content: 'x', unpackedBytes: 65 * MIB },
    ]);
    await expect(openBytes(bytes)).rejects.toThrow(/200 times/);
  });

  it('stops at more bytes than a ZIP archive announced', async () => {
    const archive = await openBytes(
      zipOf([{ name: 'a.csv', content: 'x'.repeat(MIB), unpackedBytes: 9 }]),
    );
    await expect(textOf(archive)).rejects.toMatchObject({ code: 'NOT_TEXT' });
  });

  it('stops unpacking gzip at the limit', async () => {
    const bytes = gzipSync(Buffer.alloc(8 * MIB));
    const archive = await openBytes(bytes, { maxUnpackedBytes: MIB });
    let received = 0;
    const reading = (async () => {
      for await (const chunk of await archive.open(archive.files[0])) {
        received += chunk.length;
      }
    })();
    await expect(reading).rejects.toThrow(/more than 1048576 bytes/);
    expect(received).toBeLessThanOrEqual(MIB);
  });

  it('stops unpacking gzip that grows as no export does', async () => {
    const archive = await openBytes(gzipSync(Buffer.alloc(66 * MIB)));
    await expect(textOf(archive)).rejects.toThrow(/200 times/);
  });

  it.each([
    ['gzip that ends early', gzipSync(CSV).subarray(0, -9)],
    ['gzip of nonsense', Buffer.from('1f8b08ffffffffffffffff', 'hex')],
  ])('calls %s damaged', async (_what, bytes) => {
    const archive = await openBytes(bytes);
    await expect(textOf(archive)).rejects.toMatchObject({
      code: 'NOT_TEXT',
      message: expect.stringContaining('damaged'),
    });
  });

  it('calls a ZIP archive that ends early damaged', async () => {
    const bytes = zipOf([{ name: 'a.csv', content: CSV }]).subarray(0, -30);
    await expect(openBytes(bytes)).rejects.toThrow(/damaged/);
  });

  it('does not call a file that is gone damaged', async () => {
    const archive = await openBytes(gzipSync(CSV));
    await rm(join(folder, 'export.bin'));
    await expect(textOf(archive)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('spoolToFile', () => {
  it('writes a stream to a file that opens as an archive', async () => {
    const path = join(folder, 'spooled');
    await spoolToFile(Readable.from([gzipSync(CSV)]), path, MIB);
    opened = await openArchive(path);
    expect(opened?.files).toHaveLength(1);
  });

  it('refuses more than the limit and leaves nothing behind', async () => {
    const path = join(folder, 'spooled');
    const spooling = spoolToFile(Readable.from([Buffer.alloc(11)]), path, 10);
    await expect(spooling).rejects.toMatchObject({ code: 'NOT_TEXT' });
    expect(existsSync(path)).toBe(false);
  });

  it('does not write over a file nor remove it', async () => {
    const path = join(folder, 'there');
    await writeFile(path, 'kept');
    const spooling = spoolToFile(Readable.from([Buffer.from('x')]), path, 10);
    await expect(spooling).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('kept');
  });
});
