import fc from 'fast-check';
import { collectRows } from './testing';
import { compareJsonbKeys } from './values/jsonText';

const OWN_HEADER =
  'order_id,purchased_at,status,sku,product_name,quantity,currency,item_price,discount,note';
const WHEN = '2026-05-08T23:36:26+02:00';
const row = (id: string, rest: Partial<Record<string, string>> = {}) =>
  [
    id,
    rest.purchased_at ?? WHEN,
    rest.status ?? 'shipped',
    rest.sku ?? 'MUG-1',
    rest.name ?? 'Speckled mug',
    rest.quantity ?? '2',
    rest.currency ?? 'GBP',
    rest.item_price ?? '25.00',
    rest.discount ?? '1.50',
    rest.note ?? '',
  ].join(',');

const own = (...rows: string[]) => [OWN_HEADER, ...rows].join('\n');
const ingest = (text: string | Buffer, limits = {}) =>
  collectRows([Buffer.from(text)], { limits });

/** The one row that a file of one bad row rejects. */
async function rejectionOf(line: string, limits = {}) {
  const { rejected, accepted } = await ingest(own(line), limits);
  expect(accepted).toEqual([]);
  expect(rejected).toHaveLength(1);
  return rejected[0];
}

/** Throws unless object keys are in the order in which jsonb keeps them. */
function expectJsonbOrder(value: unknown) {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  expect(keys).toEqual([...keys].sort(compareJsonbKeys));
  Object.values(value).forEach(expectJsonbOrder);
}

describe('rows that are accepted', () => {
  it('become canonical order lines with exact money, UTC instants and no empty values', async () => {
    const { accepted, rejected, summary, ended } = await ingest(
      own(
        row('A-1', { note: 'gift' }),
        row('A-2', { name: '"Mug, ""blue"""' }),
      ),
    );
    expect(rejected).toEqual([]);
    expect(accepted.map(a => [a.rowNumber, a.lineNumber, a.orderId])).toEqual([
      [1, 2, 'A-1'],
      [2, 3, 'A-2'],
    ]);
    expect(accepted[0].payload).toBe(
      '{"sku":"MUG-1","other":{"note":"gift"},"status":"shipped","currency":"GBP","order_id":"A-1","quantity":2,"source_tz":"+02:00","item_price":"25.00","product_name":"Speckled mug","purchased_at":"2026-05-08T21:36:26Z","item_discount":"-1.50","source_status":"shipped"}',
    );
    expect(JSON.parse(accepted[1].payload)).toMatchObject({
      product_name: 'Mug, "blue"',
    });
    expectJsonbOrder(JSON.parse(accepted[0].payload));
    expect(summary).toMatchObject({
      profileId: 'tieout-orders',
      rowsTotal: 2,
      rowsLoaded: 2,
      rowsRejected: 0,
      columns: { other: ['note'] },
    });
    expect(ended).toBe(true);
  });

  it('are the same with a byte order mark, CRLF, blank lines and no last line end', async () => {
    const plain = own(row('A-1'), row('A-2'));
    const expected = (await ingest(plain)).accepted.map(a => a.payload);
    const variants = [
      `\ufeff${plain}`,
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('\n', '\r'),
      plain.replaceAll('\n', '\n\n'),
      `\n\n${plain}\r\n\r\n`,
    ];
    for (const variant of variants) {
      const { accepted, summary } = await ingest(variant);
      expect(accepted.map(a => a.payload)).toEqual(expected);
      expect(summary.rowsTotal).toBe(2);
    }
  });

  it('know the line on which they begin, past blank lines and line breaks in cells', async () => {
    const text = own(
      row('A-1', { name: '"two\r\nlines"' }),
      '',
      row('A-2', { name: '"three\n\nlines"' }),
      'ragged',
      row('A-3'),
    );
    const { accepted, rejected } = await ingest(text);
    expect(accepted.map(a => a.lineNumber)).toEqual([2, 5, 9]);
    expect(accepted.map(a => a.rowNumber)).toEqual([1, 2, 4]);
    expect(rejected).toMatchObject([{ rowNumber: 3, lineNumber: 8 }]);
  });

  it.each([
    ['with semicolons', (text: string) => text.replaceAll(',', ';')],
    ['in UTF-16 with a byte order mark', (text: string) => `\ufeff${text}`],
  ])('are the same %s', async (how, change) => {
    const plain = own(row('A-1', { name: 'Köln' }), row('A-2'));
    const wanted = (await ingest(plain)).accepted.map(a => a.payload);
    const bytes = Buffer.from(
      change(plain),
      how.includes('UTF-16') ? 'utf16le' : 'utf8',
    );
    expect((await ingest(bytes)).accepted.map(a => a.payload)).toEqual(wanted);
  });

  it('are found again in the stored file by their bytes, whatever its encoding', async () => {
    const rows = [row('A-1', { name: 'Köln é' }), row('A-2', { name: 'ß€' })];
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const file = Buffer.from(`\ufeff${own(...rows)}\n`, encoding);
      const { accepted } = await ingest(file);
      const originals = accepted.map(({ byteStart, byteLength }) =>
        file.subarray(byteStart, byteStart + byteLength).toString(encoding),
      );
      expect(originals).toEqual(rows.map(text => `${text}\n`));
    }
  });

  it('keep blank and repeated columns apart under other', async () => {
    const { accepted } = await ingest(
      `order_id,purchased_at,sku,quantity,item_price,Note,Note,\nA,${WHEN},S,1,,x,y,z`,
    );
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      other: { Note: 'x', 'Note (2)': 'y', 'column 8': 'z' },
    });
  });
});

describe('rows that are rejected', () => {
  it.each([
    ['COLUMN_COUNT', null, 'A-1,too,few'],
    ['COLUMN_COUNT', null, `${row('A-1')},surplus`],
    ['MISSING_VALUE', 'sku', row('A-1', { sku: ' ' })],
    ['MISSING_VALUE', 'currency', row('A-1', { currency: '' })],
    ['INVALID_MONEY', 'item_price', row('A-1', { item_price: '1.2.3' })],
    ['INVALID_MONEY', 'item_price', row('A-1', { item_price: '=1+1' })],
    ['INVALID_MONEY', 'discount', row('A-1', { discount: 'NaN' })],
    ['INVALID_INTEGER', 'quantity', row('A-1', { quantity: '1.5' })],
    ['INVALID_TIMESTAMP', 'purchased_at', row('A', { purchased_at: '31/02' })],
    ['INVALID_CURRENCY', 'currency', row('A-1', { currency: '$' })],
    ['VALUE_TOO_LONG', 'order_id', row('x'.repeat(257))],
    ['NUL_BYTE', 'product_name', row('A-1', { name: 'a\0b' })],
    ['INVALID_QUOTE', null, row('A-1', { name: '"5" mug"' })],
  ])('%s at %s', async (code, column, line) => {
    expect(await rejectionOf(line)).toEqual({
      rowNumber: 1,
      lineNumber: 2,
      column,
      code,
      message: expect.stringMatching(/\.$/),
      original: line,
    });
  });

  it('name the leftmost of several faults', async () => {
    const line = row('A-1', { quantity: 'x', item_price: 'y', sku: '' });
    expect(await rejectionOf(line)).toMatchObject({ column: 'sku' });
  });

  it('leave the rows around them whole when a quote is malformed over several lines', async () => {
    const text = own(
      row('A-1'),
      row('A-2', { name: '"never closed' }),
      row('A-3', { name: '"Mug, blue"' }),
      row('A-4'),
    );
    const { accepted, rejected } = await ingest(text);
    expect(accepted.map(a => a.orderId)).toEqual(['A-1', 'A-4']);
    expect(rejected).toMatchObject([{ code: 'INVALID_QUOTE', lineNumber: 3 }]);
    expect(rejected[0].original).toContain('A-3');
  });

  it('cut the original of a 10 MB cell and go on with the next row', async () => {
    const long = row('A-1', { name: 'é'.repeat(5 * 1024 * 1024) });
    const { accepted, rejected } = await ingest(own(long, row('A-2')));
    expect(accepted.map(a => a.orderId)).toEqual(['A-2']);
    expect(rejected).toMatchObject([
      { code: 'CELL_TOO_LARGE', column: 'product_name' },
    ]);
    expect(Buffer.byteLength(rejected[0].original)).toBeLessThan(66_000);
    expect(rejected[0].original).toMatch(
      /é… \[cut: the row has 104858\d\d bytes\]$/,
    );
  });
});

describe('files that are refused', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const cases: Array<[string, string | Buffer, RegExp]> = [
    ['FILE_EMPTY', '', /empty/],
    ['FILE_EMPTY', '\ufeff', /empty/],
    ['FILE_EMPTY', '\r\n\n', /empty/],
    ['NO_ROWS', `${OWN_HEADER}\n\n`, /no rows/],
    ['NOT_TEXT', png, /PNG/],
    ['NOT_TEXT', Buffer.from('PK\x03\x04xl/workbook'), /Excel/],
    ['NOT_TEXT', Buffer.from([1, 2, 3, 0, 0, 7, 200, 0, 9, 0]), /not text/],
    ['NO_ROWS', Buffer.from(`\ufeff${OWN_HEADER}`, 'utf16le'), /no rows/],
    ['DAMAGED_ID', own(row('1.2E+17')), /1\.2E\+17/],
    [
      'DAMAGED_ID',
      own(row('576460752303423000'), row('576460752303424000')),
      /spreadsheet/,
    ],
    ['HEADER_NOT_RECOGNISED', 'a,b,c\n1,2,3', /Found: a, b, c\./],
    ['HEADER_NOT_RECOGNISED', own().replace('sku,', ''), /needs: sku/],
    [
      'TOO_MANY_COLUMNS',
      `${OWN_HEADER}${',x'.repeat(10_000)}\n`,
      /10010 columns/,
    ],
    [
      'UNCLOSED_QUOTE',
      own(row('A'), row('B', { name: '"open' }), row('C')),
      /line 3/,
    ],
  ];
  it.each(cases)('%s: %#', async (code, file, message) => {
    await expect(ingest(file)).rejects.toMatchObject({
      name: 'IngestionError',
      code,
      message: expect.stringMatching(message),
    });
  });

  it('says where a quote was opened when the row has grown past the limit', async () => {
    const rest = Array.from({ length: 500 }, (_, i) => row(`C-${i}`));
    const text = own(row('A'), row('B', { name: '"open' }), ...rest);
    await expect(ingest(text, { maxRecordBytes: 4096 })).rejects.toMatchObject({
      code: 'UNCLOSED_QUOTE',
      line: 3,
    });
  });

  it('refuses a row beyond the limit that has no open quote', async () => {
    const text = own(row('A'), row('B', { name: 'x'.repeat(5000) }));
    await expect(ingest(text, { maxRecordBytes: 4096 })).rejects.toMatchObject({
      code: 'RECORD_TOO_LARGE',
      line: 3,
    });
  });

  it('stops at an aborted signal with its reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('lease lost'));
    await expect(
      collectRows([Buffer.from(own(row('A')))], { signal: controller.signal }),
    ).rejects.toThrow('lease lost');
  });
});

describe('the stream', () => {
  const tricky = Buffer.from(
    `\ufeff${own(
      row('Ä-1', { name: '"Köln; ""Spezial"" 5 €, 🦉"' }),
      '',
      row('A-2', { name: '"Zeile 1\r\nZeile 2"' }),
      'ragged,"row"',
      row('A-3', { name: '"5" mug"' }),
      row('A-4', { item_price: '1,0' }),
      row('A-5'),
    ).replaceAll('\n', '\r\n')}`,
  );

  it('gives the same wherever the file is cut in two', async () => {
    const whole = await collectRows([tricky]);
    expect(whole.summary).toMatchObject({ rowsLoaded: 3, rowsRejected: 3 });
    for (let cut = 1; cut < tricky.length; cut += 1) {
      const parts = [tricky.subarray(0, cut), tricky.subarray(cut)];
      expect(await collectRows(parts, { plan: whole.plan })).toEqual(whole);
    }
  });

  it('gives the same however a file larger than its head is cut', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) =>
      row(`A-${i}`, { name: i % 7 ? `"é\r\n, ${i}"` : `"${i}" x"` }),
    );
    const file = Buffer.from(own(...rows));
    const whole = await collectRows([file]);
    expect(whole.summary.rowsTotal).toBe(4000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1 }),
        async sizes => {
          const parts: Buffer[] = [];
          for (let at = 0, i = 0; at < file.length; i += 1) {
            const size = sizes[i % sizes.length] + 40;
            parts.push(file.subarray(at, at + size));
            at += size;
          }
          expect(await collectRows(parts)).toEqual(whole);
        },
      ),
      { numRuns: 5 },
    );
  }, 60_000);

  it('gives what csv-parse, JSON and exact arithmetic say, for any text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.nat(99)), { minLength: 1, maxLength: 8 }),
        async cells => {
          const clean = cells.map(([name, n]): [string, number] => [
            name.replaceAll('\0', ''),
            n,
          ]);
          const rows = clean.map(([name, n], i) =>
            row(`A-${i}`, {
              name: `"${name.replaceAll('"', '""')}"`,
              quantity: String(n),
            }),
          );
          const { accepted } = await ingest(own(...rows));
          expect(accepted.map(a => JSON.parse(a.payload))).toMatchObject(
            clean.map(([name, quantity]) =>
              ['', '--'].includes(name.trim())
                ? { quantity }
                : { quantity, product_name: name },
            ),
          );
        },
      ),
    );
  });
});
