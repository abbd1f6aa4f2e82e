import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { bytesSource } from '../archive/testing/bytesSource';
import { zipOf } from '../archive/testing/zipOf';
import { ownFile, ownRow } from '../badInput/ownFile';
import { openContent } from './openContent';
import { planContent } from './planContent';

const CSV = ownFile(ownRow('A-1'), ownRow('A-2'));
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const planOf = (bytes: Buffer) =>
  planContent({
    source: bytesSource(bytes),
    store: { timeZone: 'UTC', currency: 'USD' },
  });

describe('planContent', () => {
  it('plans a plain file as planReading does, and its content is the file', async () => {
    const plan = await planOf(Buffer.from(CSV));
    expect(plan.profile.value).toBe('tieout-orders');
    expect(plan.packing).toBeUndefined();
    const content = await openContent(bytesSource(Buffer.from(CSV)), undefined);
    expect(await text(await content.open())).toBe(CSV);
    const range = { start: 3, end: 9 };
    expect(await text(await content.open(range))).toBe(CSV.slice(3, 9));
  });

  it.each([
    ['gzip', gzipSync(CSV), 'the packed file'],
    ['zip', zipOf([{ name: 'out/a.csv', content: CSV }]), 'out/a.csv'],
  ])('reads what is packed with %s', async (kind, bytes, part) => {
    const { packing, profile } = await planOf(bytes);
    expect(profile.value).toBe('tieout-orders');
    expect(packing).toEqual({
      kind,
      part: expect.objectContaining({ value: part, by: 'file' }),
      parts: [part],
    });
    const content = await openContent(bytesSource(bytes), packing);
    expect(await text(await content.open())).toBe(CSV);
    const range = { start: 70, end: 90 };
    expect(await text(await content.open(range))).toBe(CSV.slice(70, 90));
  });

  it.each<[string, Buffer, string, RegExp]>([
    [
      'an archive in gzip',
      gzipSync(gzipSync(CSV)),
      'ARCHIVE_NESTED',
      /^Unpacked: It holds another archive/,
    ],
    [
      'an archive in a ZIP archive, whatever its name',
      zipOf([{ name: 'a.csv', content: gzipSync(CSV) }]),
      'ARCHIVE_NESTED',
      /^In "a.csv": It holds another archive/,
    ],
    ['an image in gzip', gzipSync(PNG), 'NOT_TEXT', /^Unpacked: .* PNG image/],
    [
      'an image in a ZIP archive',
      zipOf([{ name: 'a.csv', content: PNG }]),
      'NOT_TEXT',
      /^In "a.csv": The file is a PNG image/,
    ],
    ['nothing in gzip', gzipSync(''), 'FILE_EMPTY', /^Unpacked: /],
    [
      'an unknown file in a ZIP archive',
      zipOf([{ name: 'a.csv', content: 'Article,Stock\nOAK-1,4\n' }]),
      'HEADER_NOT_RECOGNISED',
      /^In "a.csv": .*Article, Stock/,
    ],
  ])('refuses %s and says where', async (_what, bytes, code, message) => {
    await expect(planOf(bytes)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('says what there is where a part is gone', async () => {
    const { packing } = await planOf(zipOf([{ name: 'a.csv', content: CSV }]));
    const other = zipOf([{ name: 'b.csv', content: CSV }]);
    const content = await openContent(bytesSource(other), packing);
    await expect(content.open()).rejects.toMatchObject({
      code: 'ARCHIVE_PART_MISSING',
      message: expect.stringContaining('has no "a.csv"; it has "b.csv"'),
    });
  });
});
