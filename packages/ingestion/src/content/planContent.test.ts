import { buffer, text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { bytesSource } from '../archive/testing/bytesSource';
import { zipOf } from '../archive/testing/zipOf';
import { OWN_COLUMNS, ownFile, ownRow } from '../badInput/ownFile';
import type { ReadingChoices } from '../plan/ReadingPlan';
import { collectRows } from '../testing';
import { textRows, workbookOf } from '../workbook/testing/workbookOf';
import { openContent } from './openContent';
import { planContent } from './planContent';

const CSV = ownFile(ownRow('A-1'), ownRow('A-2'));
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const table = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map(line => line.split(','));
const HEADER = textRows([...OWN_COLUMNS]);

const planOf = (bytes: Buffer, choices?: ReadingChoices) =>
  planContent({
    source: bytesSource(bytes),
    store: { timeZone: 'UTC', currency: 'USD' },
    choices,
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

  describe('of a ZIP archive with several files', () => {
    const may = { name: 'may.csv', content: CSV };
    const june = { name: 'june.csv', content: ownFile(ownRow('J-1')) };
    const readme = { name: 'README.txt', content: 'Thank you\n' };

    it('takes the only known export', async () => {
      const { packing, questions } = await planOf(zipOf([readme, may]));
      expect(questions).toEqual([]);
      expect(packing).toMatchObject({
        part: { value: 'may.csv', by: 'file' },
        parts: ['README.txt', 'may.csv'],
      });
    });

    it('asks which is meant of several, and nothing else before', async () => {
      const open = 'Payout Date,Status,Total,Currency\n01/02/2026,paid,1,EUR\n';
      const { packing, questions } = await planOf(
        zipOf([{ name: 'open.csv', content: open }, readme, may, june]),
      );
      expect(packing?.part.value).toBe(questions[0].proposed);
      expect(questions).toMatchObject([
        { about: 'member', columns: [], samples: [] },
      ]);
      expect(questions[0].options.slice(-2)).toEqual([
        { value: 'may.csv', reads: 'Tieout orders CSV' },
        { value: 'june.csv', reads: 'Tieout orders CSV' },
      ]);
    });

    it('takes the word of the user', async () => {
      const bytes = zipOf([readme, may, june]);
      const { packing, questions } = await planOf(bytes, {
        member: 'june.csv',
      });
      expect(questions).toEqual([]);
      expect(packing?.part).toMatchObject({ value: 'june.csv', by: 'user' });
      const content = await openContent(bytesSource(bytes), packing);
      expect(await text(await content.open())).toContain('J-1');
    });

    it.each<[string, ReadingChoices | undefined, string, RegExp]>([
      [
        'a file that is not there',
        { member: 'july.csv' },
        'ARCHIVE_PART_MISSING',
        /no "july.csv"; it has "README.txt", "stock.csv"\. Choose one of these\.$/,
      ],
      [
        'files of which none is known',
        undefined,
        'HEADER_NOT_RECOGNISED',
        /^None of the 2 parts of the file is a known export\. In "README.txt": /,
      ],
    ])('refuses %s', async (_what, choices, code, message) => {
      const stock = { name: 'stock.csv', content: 'Article,Stock\nA,4\n' };
      await expect(
        planOf(zipOf([readme, stock]), choices),
      ).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    });

    it('refuses the archive where one of them is an archive', async () => {
      const nested = { name: 'b.csv', content: gzipSync(CSV) };
      await expect(planOf(zipOf([may, nested]))).rejects.toMatchObject({
        code: 'ARCHIVE_NESTED',
      });
    });
  });

  describe('of a workbook', () => {
    const orders = (rows: string) => [
      { name: 'Read me', rows: textRows(['Orders of May']) },
      { name: 'Orders', rows: HEADER + rows },
      { name: 'June', rows: textRows(...table(ownFile(ownRow('J-1')))) },
    ];
    const book = (rows: string, sheets = orders(rows)) =>
      workbookOf({ sheets, formats: ['General', 'yyyy-mm-dd hh:mm', '0.00'] });
    const order = (id: string) =>
      `<row>${id}<c s="1"><v>46150.5</v></c><c t="str"><v>MUG, red</v></c><c t="str"><v>Mug</v></c><c><v>2</v></c><c t="str"><v>EUR</v></c><c s="2"><v>19.989999999999998</v></c></row>`;

    it('reads the first sheet that is a known export, as it is shown', async () => {
      const bytes = book(order('<c><v>2026050800123</v></c>'));
      const plan = await planOf(bytes);
      expect(plan).toMatchObject({
        packing: {
          kind: 'xlsx',
          part: { value: 'Orders', by: 'file' },
          parts: ['Read me', 'Orders', 'June'],
        },
        profile: { value: 'tieout-orders' },
        delimiter: { value: ',', by: 'file' },
        questions: [],
      });
      const content = await openContent(bytesSource(bytes), plan.packing);
      const rows = await collectRows([await buffer(await content.open())], {
        plan,
      });
      expect(JSON.parse(rows.accepted[0].payload)).toMatchObject({
        order_id: '2026050800123',
        purchased_at: '2026-05-08T12:00:00Z',
        sku: 'MUG, red',
        item_price: '19.99',
      });
    });

    it('reads the sheet that the user chooses, also one that is not shown', async () => {
      const sheets = orders(order('<c><v>1</v></c>')).map(sheet => ({
        ...sheet,
        state: sheet.name === 'June' ? 'hidden' : 'visible',
      }));
      const { packing } = await planOf(book('', sheets), { sheet: 'June' });
      expect(packing?.part).toMatchObject({ value: 'June', by: 'user' });
    });

    it('refuses ids that a number cannot hold', async () => {
      const bytes = book(order('<c><v>1.2345678901234501E+17</v></c>'));
      const plan = await planOf(bytes);
      const content = await openContent(bytesSource(bytes), plan.packing);
      const csv = await buffer(await content.open());
      await expect(collectRows([csv], { plan })).rejects.toMatchObject({
        code: 'DAMAGED_ID',
        message: expect.stringMatching(
          /^"order_id" holds 1\.23456789012345E\+17: /,
        ),
      });
    });

    it('is not the archive that may hold no other', async () => {
      const nested = zipOf([{ name: 'a.xlsx', content: book('') }]);
      await expect(planOf(nested)).rejects.toMatchObject({
        code: 'ARCHIVE_NESTED',
      });
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
