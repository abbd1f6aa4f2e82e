import { text } from 'node:stream/consumers';
import type { ArchiveLimits } from '../archive/ArchiveLimits';
import { openArchive } from '../archive/openArchive';
import { bytesSource } from '../archive/testing/bytesSource';
import { zipOf } from '../archive/testing/zipOf';
import { type TestWorkbook, textRows, workbookOf } from './testing/workbookOf';

async function open(bytes: Buffer, limits?: Partial<ArchiveLimits>) {
  const archive = await openArchive(bytesSource(bytes), limits);
  if (archive?.kind !== 'xlsx') throw new Error('it was taken for no workbook');
  return archive;
}

async function csvOf(
  rows: string,
  rest: Omit<TestWorkbook, 'sheets'> = {},
  limits?: Partial<ArchiveLimits>,
): Promise<string> {
  const bytes = workbookOf({ sheets: [{ name: 'Orders', rows }], ...rest });
  const archive = await open(bytes, limits);
  return await text(await archive.open(archive.files[0]));
}

const row = (cells: string) => `<row r="1">${cells}</row>`;

describe('openWorkbook', () => {
  it('lists sheets in their order, and tells those that are not shown', async () => {
    const rows = textRows(['a']);
    const { files } = await open(
      workbookOf({
        sheets: [
          { name: 'Notes', rows, state: 'veryHidden' },
          { name: 'Ventas & <MX>', rows },
        ],
      }),
    );
    expect(files).toMatchObject([
      { name: 'Notes', hidden: true },
      { name: 'Ventas & <MX>', hidden: false },
    ]);
  });

  it.each<[string, string, string]>([
    ['a text', '<c t="s"><v>0</v></c>', 'Größe'],
    ['a text of several looks', '<c t="s"><v>1</v></c>', 'two parts'],
    ['a text with how it is spoken', '<c t="s"><v>2</v></c>', '東京'],
    ['a text in the cell', '<c t="inlineStr"><is><t>in</t></is></c>', 'in'],
    ['a delimiter, quotes', '<c t="str"><v>a,"b"</v></c>', '"a,""b"""'],
    ['an escape', '<c t="str"><v>a_x000A_b_x005F_x</v></c>', '"a\nb_x"'],
    ['a truth', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', 'TRUE,FALSE'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    [
      'a day as text',
      '<c t="d"><v>2026-05-13T00:00</v></c>',
      '2026-05-13T00:00',
    ],
    ['the value of a formula', '<c><f>A1*2</f><v>24</v></c>', '24'],
    ['a formula without a value', '<c><f>A1*2</f></c>', '=A1*2'],
    [
      'an empty cell between others',
      '<c r="A1"><v>1</v></c><c r="C1"><v>2</v></c>',
      '1,,2',
    ],
    ['empty cells at the end', '<c><v>1</v></c><c s="1"/><c s="1"/>', '1'],
  ])('writes %s', async (_what, cells, csv) => {
    const strings =
      '<si><t>Größe</t></si><si><r><t xml:space="preserve">two </t></r><r><t>parts</t></r></si><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si>';
    expect(await csvOf(row(cells), { strings })).toBe(`${csv}\n`);
  });

  it.each<[string, string | number, string, string]>([
    ['float dust', 'General', '19.989999999999998', '19.99'],
    ['a sum of floats', 'General', '-0.30000000000000004', '-0.3'],
    ['an id of 12 digits', 'General', '123456789012', '123456789012'],
    [
      'an id of 15 digits, stored with an exponent',
      0,
      '1.23456789012345E+14',
      '123456789012345',
    ],
    [
      'an id of 16 digits, which is damaged',
      '0',
      '1234567890123456',
      '1.23456789012346E+15',
    ],
    ['a small number', 'General', '1E-7', '0.0000001'],
    ['an amount with its cents', 4, '1234.5', '1234.50'],
    [
      'an amount with the cents of a currency',
      '#,##0.00\\ "€";[Red]-#,##0.00',
      '-1234.5',
      '-1234.50',
    ],
    ['more decimals than are shown', '0.00', '1.2345', '1.2345'],
    ['three decimals, which are no thousands', 'General', '1.234', '1.2340'],
    ['zeros in front', '00000', '1234', '01234'],
    ['a share', '0.00%', '0.5', '0.5'],
    ['a day', 14, '46155', '2026-05-13'],
    ['a day with an hour', 22, '46155.4375', '2026-05-13T10:30:00'],
    [
      'an hour that is not shown',
      'yyyy\\-mm\\-dd',
      '46155.4375',
      '2026-05-13T10:30:00',
    ],
    [
      'a moment that is no exact number',
      'd/m/yy h:mm',
      '46155.41666666666',
      '2026-05-13T10:00:00',
    ],
    ['a month in words', '[$-409]mmm\\-yy', '46143', '2026-05-01'],
    ['an hour', 'h:mm AM/PM', '0.4375', '10:30:00'],
    ['the last day of a leap year that was none', 'yyyy', '60', '60'],
    ['a day before it', 'yyyy', '59', '1900-02-28'],
    ['a day of no calendar', 14, '-1', '-1'],
    ['words that are no day', '0 "days"', '3', '3'],
    ['a colour', '[Red]0.0', '3', '3.0'],
    ['scientific notation', '0.00E+00', '12345', '12345'],
  ])('writes a number with %s', async (_what, format, stored, csv) => {
    const cell = `<c s="1"><v>${stored}</v></c>`;
    const written = await csvOf(row(cell), { formats: [0, format] });
    expect(written).toBe(`${csv}\n`);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const cell = '<c s="0"><v>44693</v></c>';
    expect(await csvOf(row(cell), { formats: [14], since1904: true })).toBe(
      '2026-05-13\n',
    );
  });

  it('keeps rows on the lines of their numbers, and as wide as the widest of the first', async () => {
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"/><row r="5"><c r="C5"><v>2</v></c></row><row r="9"><c s="1"/></row>';
    expect(await csvOf(rows)).toBe('\n1,,\n\n\n,,2\n');
  });

  it('does not make the first 1,000 rows wider by a later one', async () => {
    const one = '<row><c><v>1</v></c></row>';
    const wide = '<row><c><v>1</v></c><c><v>2</v></c></row>';
    expect(await csvOf(one.repeat(1000) + wide + one)).toBe(
      `${'1\n'.repeat(1000)}1,2\n1\n`,
    );
  });

  it.each<[string, string, RegExp]>([
    ['XML that ends early', '<row><c>', /damaged/],
    ['a text that is not there', row('<c t="s"><v>7</v></c>'), /no text 7/],
    ['rows out of order', '<row r="2"/><row r="1"/>', /row 1 after row 2/],
    ['a row that no sheet has', '<row r="1048577"/>', /row 1048577/],
    [
      'a column that no sheet has',
      row('<c r="XFE1"/>'),
      /no sheet has a cell XFE1/,
    ],
    ['a cell without a place', row('<c r="7"/>'), /no sheet has a cell 7/],
    [
      'an entity of its own',
      row('<c t="str"><v>&a;</v></c>'),
      /undefined entity/,
    ],
    [
      'a cell of 2 MiB',
      row(`<c t="str"><v>${'x'.repeat(2 ** 21)}</v></c>`),
      /more than 1048576 characters/,
    ],
    [
      'a tag without end',
      row(`<c t="${'x'.repeat(5 * 2 ** 20)}"/>`),
      /without end/,
    ],
  ])('refuses a sheet with %s', async (_what, rows, message) => {
    await expect(csvOf(rows)).rejects.toMatchObject({
      code: 'ARCHIVE_DAMAGED',
      message: expect.stringMatching(message),
    });
  });

  it('refuses more shared text than is held in memory', async () => {
    const strings = `<si><t>${'x'.repeat(100)}</t></si>`.repeat(11);
    await expect(
      csvOf(row(''), { strings }, { maxStringBytes: 1000 }),
    ).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
      message: expect.stringContaining('more than 1000 bytes of text'),
    });
  });

  it('stops at a sheet that refers to much text again and again', async () => {
    const strings = `<si><t>${'x'.repeat(32_000)}</t></si>`;
    const rows = row('<c t="s"><v>0</v></c>'.repeat(200)).replace(' r="1"', '');
    await expect(
      csvOf(rows.repeat(40), { strings }, { maxUnpackedBytes: 64 * 1024 ** 2 }),
    ).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
  });

  it.each<[string, Array<[string, string]>, RegExp]>([
    [
      'a binary workbook',
      [['_rels/.rels', 'xl/workbook.bin']],
      /binary Excel workbook/,
    ],
    ['a letter', [['_rels/.rels', '']], /no workbook/],
  ])('refuses %s', async (_what, parts, message) => {
    const files = parts.map(([name, target]) => ({
      name,
      content: `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`,
    }));
    await expect(
      open(zipOf([{ name: '[Content_Types].xml', content: 'x' }, ...files])),
    ).rejects.toMatchObject({
      code: 'WORKBOOK_NOT_SUPPORTED',
      message: expect.stringMatching(message),
    });
  });
});
