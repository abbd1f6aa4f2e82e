import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { collectRows, type CollectedRows } from '../testing/collectRows';
import { builtInProfiles } from './builtInProfiles';
import { sampleFiles } from './sampleFiles';
import { expectedOf } from './testing/expectedOf';

/** A file as rows of cells, what stands above its header among them. */
interface Table {
  rows: string[][];
  /** Index of the header among the rows. */
  header: number;
}

const MARK = '\ufeff';

function written(
  { rows }: Table,
  {
    delimiter = ',',
    all = false,
    lineEnd = '\n',
  }: { delimiter?: string; all?: boolean; lineEnd?: string } = {},
): string {
  const needed = new RegExp(`[${delimiter}"\r\n]`);
  const cellOf = (cell: string) =>
    (all && cell !== '') || needed.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows
    .map(cells => cells.map(cellOf).join(delimiter) + lineEnd)
    .join('');
}

/** The table with each row of the header's width changed. */
function changed(
  { rows, header }: Table,
  change: (cells: string[], isHeader: boolean) => string[],
): Table {
  const width = rows[header].length;
  const isLike = (cells: string[]) =>
    cells.length === width && cells.join() === rows[header].join();
  return {
    header,
    rows: rows.map(cells =>
      cells.length === width ? change(cells, isLike(cells)) : cells,
    ),
  };
}

/** Spreadsheets write as many cells in each row as the longest has. */
function padded({ rows, header }: Table): Table {
  const width = Math.max(...rows.map(cells => cells.length));
  const blanks = (cells: string[]) =>
    Array.from({ length: width - cells.length }, () => '');
  return { header, rows: rows.map(cells => [...cells, ...blanks(cells)]) };
}

/** What a German spreadsheet makes of an amount. */
function withComma(cell: string): string {
  return /^[-\u2212]?[$£€]?\d{1,3}(?:,?\d{3})*\.\d+$/.test(cell)
    ? cell.replace(/[.,]/g, mark => (mark === '.' ? ',' : '.'))
    : cell;
}

const SAVED: Array<[how: string, save: (table: Table) => string | Buffer]> = [
  ['with every cell quoted', table => written(table, { all: true })],
  ['with a mark and CRLF', t => MARK + written(t, { lineEnd: '\r\n' })],
  [
    'as Unicode text',
    table =>
      Buffer.from(
        MARK + written(table, { delimiter: '\t', lineEnd: '\r\n' }),
        'utf16le',
      ),
  ],
  [
    'as UTF-16 without a mark',
    table => iconv.encode(written(table), 'utf-16be', { addBOM: false }),
  ],
  [
    'with a line that names its separator',
    table => `sep=;\r\n${written(table, { delimiter: ';' })}`,
  ],
  [
    'by a German spreadsheet',
    table =>
      MARK +
      written(
        padded(
          changed(table, (cells, isHeader) =>
            isHeader ? cells : cells.map(withComma),
          ),
        ),
        { delimiter: ';', lineEnd: '\r\n' },
      ),
  ],
  [
    'with columns that are new',
    table =>
      written(
        changed(table, ([first, ...rest], isHeader) =>
          isHeader
            ? ['Internal note', first, 'Never seen', ...rest, '']
            : ['', first, rest.join('') && 'x', ...rest, ''],
        ),
      ),
  ],
  [
    'with rows of blanks below the last one',
    table => {
      const blank = table.rows[table.header].map(() => '');
      return `${written({ ...table, rows: [...table.rows, blank, blank] })}\n\r\n\n`;
    },
  ],
  [
    'below lines of its own',
    table =>
      written({
        ...table,
        rows: [
          ['Report of the month'],
          ['Period', '2026'],
          [''],
          ...table.rows,
        ],
      }),
  ],
];

/** What the records say; words of unknown columns and names of parts aside. */
function said({ accepted }: CollectedRows): unknown[] {
  return accepted.map(({ kind, payload }) => {
    const { other: _, ...record } = JSON.parse(payload);
    return { kind, ...record };
  });
}

describe.each(
  builtInProfiles().flatMap(({ id }) =>
    sampleFiles(id).map(sample => ({ id, ...sample })),
  ),
)('$name of $id', ({ id, ...sample }) => {
  const bytes = readFileSync(sample.file);
  const expected = expectedOf(sample);
  const { store } = expected;
  let original: CollectedRows;
  let table: Table;
  beforeAll(async () => {
    original = await collectRows([bytes], { store });
    const { plan } = original;
    const quote = plan.quotes.value ? '"' : false;
    const rows: string[][] = parse(
      iconv.decode(bytes, plan.encoding.value).replace(MARK, ''),
      {
        delimiter: plan.delimiter.value,
        quote,
        escape: quote,
        relax_column_count: true,
        relax_quotes: true,
      },
    );
    const header = rows.findIndex(row => row.join() === plan.header.join());
    table = { rows, header };
  });

  it.each(SAVED)('is the same file saved again %s', async (_how, save) => {
    const again = await collectRows([Buffer.from(save(table))], { store });
    expect(again.plan.profile.value).toBe(id);
    expect(again.rejected).toHaveLength(expected.rejected);
    expect(said(again)).toEqual(said(original));
  });

  it('is refused without rows', async () => {
    const { rows, header } = table;
    const alone = { header, rows: rows.slice(0, header + 1) };
    await expect(
      collectRows([Buffer.from(written(alone))], { store }),
    ).rejects.toMatchObject({ code: 'NO_ROWS' });
  });
});
