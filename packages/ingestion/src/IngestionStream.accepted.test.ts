import { collectRows } from './testing';
import { ownFile, ownRow, WHEN } from './testing/ownFile';
import { compareJsonbKeys } from './values/jsonText';

const ingest = (text: string | Buffer, limits = {}) =>
  collectRows([Buffer.from(text)], { limits });

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
      ownFile(
        ownRow('A-1', { note: 'gift' }),
        ownRow('A-2', { name: '"Mug, ""blue"""' }),
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
    const plain = ownFile(ownRow('A-1'), ownRow('A-2'));
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
    const text = ownFile(
      ownRow('A-1', { name: '"two\r\nlines"' }),
      '',
      ownRow('A-2', { name: '"three\n\nlines"' }),
      'ragged',
      ownRow('A-3'),
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
    const plain = ownFile(ownRow('A-1', { name: 'Köln' }), ownRow('A-2'));
    const wanted = (await ingest(plain)).accepted.map(a => a.payload);
    const bytes = Buffer.from(
      change(plain),
      how.includes('UTF-16') ? 'utf16le' : 'utf8',
    );
    expect((await ingest(bytes)).accepted.map(a => a.payload)).toEqual(wanted);
  });

  it('are found again in the stored file by their bytes, whatever its encoding', async () => {
    const rows = [
      ownRow('A-1', { name: 'Köln é' }),
      ownRow('A-2', { name: 'ß€' }),
    ];
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const file = Buffer.from(`\ufeff${ownFile(...rows)}\n`, encoding);
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
