import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  describeRecords,
  type RecordSourceClass,
  type ToldRecords,
} from '../fuzz/describeRecords';
import { piecesOf, type RecordFile, recordFiles } from '../fuzz/recordFiles';
import { CsvRecords } from './CsvRecords';
import { FastRecords } from './FastRecords';
import type { Dialect } from './RecordSource';

const CSV: Dialect = { delimiter: ',', quote: '"', lineEnd: 'lf' };
const PLAIN: Dialect = { delimiter: '\t', quote: null, lineEnd: 'lf' };

function tell(
  Source: RecordSourceClass,
  { text, ...rest }: Partial<RecordFile> & { text: Buffer },
): Promise<ToldRecords> {
  const { dialect = CSV, maxRecordBytes = 1_000_000, pieceSizes = [] } = rest;
  const pieces = piecesOf({ text, pieceSizes });
  return describeRecords(Source, pieces, {
    dialect,
    limits: { maxRecordBytes },
  });
}

/** Throws unless both tell the same; returns it. */
async function expectSame(
  file: Partial<RecordFile> & { text: Buffer },
): Promise<ToldRecords> {
  const told = await tell(FastRecords, file);
  expect(told).toEqual(await tell(CsvRecords, file));
  return told;
}

/** Throws unless places, lines and originals fit the text, whoever told them. */
function expectTrue({ records }: ToldRecords, text: Buffer) {
  const whole = text.toString('latin1');
  let end = 0;
  for (const record of records) {
    const { byteStart, byteEnd, original } = record;
    expect(whole.slice(byteStart, byteEnd)).toBe(original);
    expect(whole.slice(end, byteStart)).toMatch(/^(\r?\n)*$/);
    expect(original).not.toMatch(/^\r?\n/);
    expect(record.hasNul).toBe(original.includes('\0'));
    expect(record.line).toBe(whole.slice(0, byteStart).split('\n').length);
    end = byteEnd;
  }
}

/** The cells that csv-parse gives when it is called directly. */
function parsed(text: Buffer, { delimiter, quote }: Dialect): unknown {
  return parse(text, {
    delimiter,
    quote: quote ?? false,
    escape: quote ?? false,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
}

const TRICKY: Array<[string, string, unknown]> = [
  [
    'a quoted cell that goes on',
    'a,"b"c"d,e\nf',
    [['a', '"b"c"d', 'e'], ['f']],
  ],
  ['a quote within an unquoted cell', 'a"b"",c\n', [['a"b""', 'c']]],
  ['doubled quotes', '"a""b","""",""\n', [['a"b', '"', '']]],
  ['a quoted cell before a lone CR', '"a"\rb,c\n', [['"a"\rb', 'c']]],
  ['a lone CR', '\ra\rb,\r\n\r\r\n', [['\ra\rb', ''], ['\r']]],
  ['a CR at the end of the file', 'a\r\n"b"\r', [['a'], ['"b"\r']]],
  ['a quote before a NUL', '"a"\0b,c\n', [['a\0b', 'c']]],
  ['blank lines', '\n\r\n\na\n\n""\r\n\n', [['a'], ['']]],
  [
    'ragged rows',
    'a,b,c\nd\n,,,\n',
    [['a', 'b', 'c'], ['d'], ['', '', '', '']],
  ],
  [
    'characters of all lengths',
    '\ufeffé,"漢""🦉"\n🦉🦉,x\n',
    [
      ['\ufeffé', '漢"🦉'],
      ['🦉🦉', 'x'],
    ],
  ],
  [
    'line ends in cells',
    '"a\n\r\n,b",c\r\n"\n",d',
    [
      ['a\n\r\n,b', 'c'],
      ['\n', 'd'],
    ],
  ],
  ['no line end', 'a,"b"', [['a', 'b']]],
  ['nothing after a delimiter', 'a,', [['a', '']]],
  ['nothing', '', []],
];

describe('records', () => {
  it.each(TRICKY)('with %s', async (_name, text, cells) => {
    const told = await expectSame({ text: Buffer.from(text) });
    expect(told.error).toBeUndefined();
    expect(told.records.map(record => record.cells)).toEqual(cells);
  });

  it.each(TRICKY)('with %s are the same wherever cut', async (_name, text) => {
    const whole = await expectSame({ text: Buffer.from(text) });
    for (let cut = 0; cut <= Buffer.byteLength(text); cut += 1) {
      for (const pieceSizes of [[cut], [cut, 1], [cut, 2, 0]]) {
        const file = { text: Buffer.from(text), pieceSizes };
        expect(await tell(FastRecords, file)).toEqual(whole);
      }
      const cutOnce = { text: Buffer.from(text), pieceSizes: [cut] };
      expect(await tell(CsvRecords, cutOnce)).toEqual(whole);
    }
  });

  it.each([
    ['"a"b,c\n', true],
    ['"a"\rb,c\n', true],
    ['"a" ,c\n', true],
    ['"a"\0,c\n', true],
    ['"a"\r', true],
    ['"a",c\r\n', false],
    ['"""a""",c\n', false],
    ['a"b"c\n', false],
  ])('tell whether quotes of %j are malformed', async (text, malformed) => {
    const { records } = await expectSame({ text: Buffer.from(text) });
    expect(records.map(r => r.malformedQuotes)).toEqual([malformed]);
  });

  it('are the same as those of csv-parse for any text, dialect and pieces', async () => {
    await fc.assert(
      fc.asyncProperty(recordFiles(60), async file => {
        const told = await expectSame(file);
        expectTrue(told, file.text);
        const cells = told.records.map(record => record.cells);
        expect(cells).toEqual(
          told.error ? cells : parsed(file.text, file.dialect),
        );
        expect(await tell(FastRecords, { ...file, pieceSizes: [] })).toEqual(
          told,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same in a text of many pieces', async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => [
      `A-${i},"Köln\r\n, ""${i}""",漢字 🦉${i % 7 ? '' : ' "'}`,
      `B-${i},"x" y,${'z'.repeat(i % 150)}\n`,
    ]);
    const text = Buffer.from(lines.flat().join('\r\n'));
    const whole = await expectSame({ text });
    expect(whole.records).toHaveLength(6_000);
    for (const pieceSizes of [[65_536], [100_003, 7], [text.length - 1]]) {
      expect(await tell(FastRecords, { text, pieceSizes })).toEqual(whole);
    }
  });
});

describe('a record beyond the limit', () => {
  const limit = { maxRecordBytes: 20 };

  it('is refused with its line, however the text is cut', async () => {
    const text = Buffer.from('a\n\n"b\nc"\n,"éééééééééé"\nd\n');
    for (let size = 0; size <= text.length; size += 1) {
      const file = { text, ...limit, pieceSizes: [size] };
      const { records, error } = await expectSame(file);
      expect(records.map(record => record.cells)).toEqual([['a'], ['b\nc']]);
      expect(error).toMatchObject({ code: 'RECORD_TOO_LARGE', line: 5 });
    }
  });

  it('is one whose quote is not closed where that has been open for lines', async () => {
    const text = Buffer.from('a\nb,"c\nd\n,"" e\n,f\n,g\n,h\n"\ni\n');
    for (let size = 0; size <= text.length; size += 1) {
      const file = { text, ...limit, pieceSizes: [size] };
      const { error } = await expectSame(file);
      expect(error).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 2 });
    }
  });

  it('may be as long as the limit with its line end', async () => {
    const text = Buffer.from(`${'a'.repeat(19)}\n${'b'.repeat(18)}\r\n`);
    expect((await expectSame({ text, ...limit })).records).toHaveLength(2);
    const longer = Buffer.from(`${'a'.repeat(20)}\n`);
    expect((await expectSame({ text: longer, ...limit })).error).toBeDefined();
  });

  it.each([
    ['an open quote', '"', 'open\n'],
    ['one line', '', 'line '],
    ['delimiters', '', ','],
    ['doubled quotes', '"', '""'],
  ])('ends the text soon: %s', (_name, first, repeated) => {
    const maxRecordBytes = 1024 * 1024;
    const source = new FastRecords({
      dialect: CSV,
      limits: { maxRecordBytes },
      onRecord: () => undefined,
    });
    const piece = Buffer.from(repeated.repeat(10_000));
    let written = 0;
    source.write(Buffer.from(first));
    expect(() => {
      for (; written < 1e9; written += piece.length) source.write(piece);
    }).toThrow(/1048576 bytes|never closed/);
    expect(written).toBeLessThanOrEqual(maxRecordBytes);
  });

  it('is none where a megabyte of blank lines comes before it', async () => {
    const text = Buffer.from(`a\n${'\r\n'.repeat(500_000)}b\n`);
    const file = { text, ...limit, pieceSizes: [65_536] };
    const { records } = await expectSame(file);
    expect(records.map(record => record.line)).toEqual([1, 500_002]);
  });
});

describe('a quote that is open at the end', () => {
  it('is told with its line, however the text is cut', async () => {
    const text = Buffer.from('a\n"b\nc","d\n"\ne,"f\ng\n');
    for (let size = 0; size <= text.length; size += 1) {
      const { error, records } = await expectSame({ text, pieceSizes: [size] });
      expect(error).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 5 });
      expect(records).toHaveLength(2);
    }
  });

  it('is text where the dialect has no quotes', async () => {
    const text = Buffer.from('"a\tb\r\n""\t"\n');
    const { records } = await expectSame({ text, dialect: PLAIN });
    expect(records.map(r => r.cells)).toEqual([
      ['"a', 'b'],
      ['""', '"'],
    ]);
  });
});

const TORTURE = path.resolve(
  __dirname,
  '../../../../../shared/samples/torture',
);
const spectrum = path.join(TORTURE, 'csv-spectrum');
const present = existsSync(TORTURE);
const named = present
  ? 'the torture samples'
  : `the torture samples (skipped: ${TORTURE} is absent)`;

(present ? describe : describe.skip)(named, () => {
  const names = (folder: string) =>
    existsSync(folder) ? readdirSync(folder).sort() : ['absent'];
  // Its JSON tells a telephone number that its CSV does not have.
  const contradictory = 'location_coordinates.csv';

  it.each(names(path.join(spectrum, 'csvs')))(
    'csv-spectrum/%s is as its JSON says',
    async name => {
      const text = readFileSync(path.join(spectrum, 'csvs', name));
      const { records, error } = await expectSame({ text });
      const [header, ...rows] = records.map(record => record.cells);
      const objects = rows.map(row =>
        Object.fromEntries(header.map((key, i) => [key, row[i]])),
      );
      expect(error).toBeUndefined();
      if (name === contradictory) return;
      const json = path.join(spectrum, 'json', name.replace(/csv$/, 'json'));
      expect(objects).toEqual(JSON.parse(readFileSync(json, 'utf8')));
    },
  );

  it.each(names(path.join(TORTURE, 'derived')))(
    'derived/%s is the same by each delimiter, wherever cut',
    async name => {
      const text = readFileSync(path.join(TORTURE, 'derived', name));
      for (const delimiter of [',', ';']) {
        const dialect = { ...CSV, delimiter };
        const whole = await expectSame({ text, dialect });
        expectTrue(whole, text);
        for (let cut = 1; cut < text.length; cut += 1) {
          const file = { text, dialect, pieceSizes: [cut] };
          expect(await tell(FastRecords, file)).toEqual(whole);
        }
      }
    },
  );
});
