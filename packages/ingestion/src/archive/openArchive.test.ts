import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Archive } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import { openArchive } from './openArchive';
import { bytesSource } from './testing/bytesSource';
import { zipOf, type ZipEntry } from './testing/zipOf';

const CSV = 'order,price\r\n1,2.50\r\n';
const MIB = 1024 * 1024;

async function openBytes(
  bytes: Buffer,
  limits?: Partial<ArchiveLimits>,
): Promise<Archive> {
  const archive = await openArchive(bytesSource(bytes), limits);
  if (!archive) throw new Error('it was taken for no archive');
  return archive;
}

async function textOf(archive: Archive, place = 0): Promise<string> {
  return text(await archive.open(archive.files[place]));
}

describe('openArchive', () => {
  it('takes text for no archive', async () => {
    expect(await openArchive(bytesSource(Buffer.from(CSV)))).toBeUndefined();
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
      { name: 'out/a.csv', unpackedBytes: CSV.length },
      { name: 'out/Größe.txt', unpackedBytes: 2 },
    ]);
    expect(await textOf(archive, 1)).toBe('b\n');
    expect(await textOf(archive, 0)).toBe(CSV);
  });

  it('shows names without what cannot be seen', async () => {
    const { files } = await openBytes(
      zipOf([{ name: 'a/b\u202etxt\u0007.csv', content: CSV }]),
    );
    expect(files[0].name).toBe('a/btxt.csv');
  });

  it.each<[string, string, ZipEntry[], RegExp]>([
    ['no file', 'ARCHIVE_EMPTY', [{ name: 'empty/' }], /holds no file/],
    [
      'an encrypted file',
      'ARCHIVE_ENCRYPTED',
      [{ name: 'a.csv', content: CSV, flags: 1 }],
      /encrypted/,
    ],
    [
      'an unknown method',
      'ARCHIVE_NOT_SUPPORTED',
      [{ name: 'a.csv', content: CSV, method: 14 }],
      /method 14/,
    ],
    [
      'another archive',
      'ARCHIVE_NESTED',
      [{ name: 'a.ZIP', content: 'x' }],
      /holds another one/,
    ],
    [
      'a way out',
      'ARCHIVE_UNSAFE',
      [{ name: '../a.csv', content: CSV }],
      /invalid relative path/,
    ],
    [
      'a way out written with backslashes',
      'ARCHIVE_UNSAFE',
      [{ name: 'a\\..\\..\\a.csv', content: CSV }],
      /invalid relative path/,
    ],
    [
      'a path from the root',
      'ARCHIVE_UNSAFE',
      [{ name: '/etc/a.csv', content: CSV }],
      /absolute path/,
    ],
    [
      'a drive',
      'ARCHIVE_UNSAFE',
      [{ name: 'C:\\a.csv', content: CSV }],
      /absolute path/,
    ],
    [
      'a link',
      'ARCHIVE_UNSAFE',
      [{ name: 'a.csv', content: '/etc/passwd', unixMode: 0o120777 }],
      /"a.csv", which is no ordinary file/,
    ],
    [
      'a name of 256 characters',
      'ARCHIVE_UNSAFE',
      [{ name: 'a'.repeat(256), content: CSV }],
      /no ordinary name/,
    ],
    [
      'a name twice',
      'ARCHIVE_UNSAFE',
      [
        { name: 'a.csv', content: CSV },
        { name: 'a\u202e.csv', content: CSV },
      ],
      /two files named "a.csv"/,
    ],
    [
      'entries that overlap',
      'ARCHIVE_UNSAFE',
      [
        { name: 'a.csv', content: 'a'.repeat(99), method: 0 },
        ...Array.from({ length: 9 }, (_, i) => ({
          name: `${i}.csv`,
          sharedWith: 0,
        })),
      ],
      /overlap/,
    ],
  ])('refuses a ZIP archive with %s', async (_what, code, entries, message) => {
    await expect(openBytes(zipOf(entries))).rejects.toMatchObject({
      code,
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
    await expect(textOf(archive)).rejects.toMatchObject({
      code: 'ARCHIVE_DAMAGED',
    });
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
      code: 'ARCHIVE_DAMAGED',
      message: expect.stringContaining('damaged'),
    });
  });

  it('calls a ZIP archive that ends early damaged', async () => {
    const bytes = zipOf([{ name: 'a.csv', content: CSV }]).subarray(0, -30);
    await expect(openBytes(bytes)).rejects.toThrow(/damaged/);
  });

  it('calls a file in a ZIP archive damaged whose checksum is another', async () => {
    const archive = await openBytes(
      zipOf([{ name: 'a.csv', content: CSV, checksum: 1 }]),
    );
    await expect(textOf(archive)).rejects.toThrow(/checksum/);
  });

  it.each([
    ['gzip', gzipSync(CSV)],
    ['ZIP', zipOf([{ name: 'a.csv', content: CSV }])],
  ])('does not call %s damaged that cannot be read', async (_what, bytes) => {
    const { open, byteSize } = bytesSource(bytes);
    let gone = false;
    const archive = await openArchive({
      byteSize,
      open: range => {
        if (gone) throw Object.assign(new Error('gone'), { code: 'ENOENT' });
        return open(range);
      },
    });
    gone = true;
    const [file] = archive?.files ?? [];
    await expect(archive?.open(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
