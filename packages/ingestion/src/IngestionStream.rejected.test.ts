import { collectRows } from './testing';
import { OWN_HEADER, ownFile, ownRow } from './testing/ownFile';

const ingest = (text: string | Buffer, limits = {}) =>
  collectRows([Buffer.from(text)], { limits });

/** The one row that a file of one bad row rejects. */
async function rejectionOf(line: string, limits = {}) {
  const { rejected, accepted } = await ingest(ownFile(line), limits);
  expect(accepted).toEqual([]);
  expect(rejected).toHaveLength(1);
  return rejected[0];
}

describe('rows that are rejected', () => {
  it.each([
    ['COLUMN_COUNT', null, 'A-1,too,few'],
    ['COLUMN_COUNT', null, `${ownRow('A-1')},surplus`],
    ['MISSING_VALUE', 'sku', ownRow('A-1', { sku: ' ' })],
    ['MISSING_VALUE', 'currency', ownRow('A-1', { currency: '' })],
    ['INVALID_MONEY', 'item_price', ownRow('A-1', { item_price: '1.2.3' })],
    ['INVALID_MONEY', 'item_price', ownRow('A-1', { item_price: '=1+1' })],
    ['INVALID_MONEY', 'discount', ownRow('A-1', { discount: 'NaN' })],
    ['INVALID_INTEGER', 'quantity', ownRow('A-1', { quantity: '1.5' })],
    [
      'INVALID_TIMESTAMP',
      'purchased_at',
      ownRow('A', { purchased_at: '31/02' }),
    ],
    ['INVALID_CURRENCY', 'currency', ownRow('A-1', { currency: '$' })],
    ['VALUE_TOO_LONG', 'order_id', ownRow('x'.repeat(257))],
    ['NUL_BYTE', 'product_name', ownRow('A-1', { name: 'a\0b' })],
    ['INVALID_QUOTE', null, ownRow('A-1', { name: '"5" mug"' })],
  ])('%s at %s', async (code, column, line) => {
    expect(await rejectionOf(line)).toEqual({
      rowNumber: 1,
      lineNumber: 2,
      byteStart: Buffer.byteLength(`${OWN_HEADER}\n`),
      byteLength: Buffer.byteLength(line),
      column,
      code,
      message: expect.stringMatching(/\.$/),
      original: line,
    });
  });

  it('are found again in the stored file by their bytes, whatever its encoding', async () => {
    const bad = ownRow('A-1', { name: 'Köln ß€', item_price: 'viel' });
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const file = Buffer.from(
        `\ufeff${ownFile(ownRow('A-0', { name: 'é' }), '', bad)}\r\n`,
        encoding,
      );
      const { rejected } = await ingest(file);
      const originals = rejected.map(({ byteStart, byteLength }) =>
        file.subarray(byteStart, byteStart + byteLength).toString(encoding),
      );
      expect(originals).toEqual([`${bad}\r\n`]);
    }
  });

  it('name the leftmost of several faults', async () => {
    const line = ownRow('A-1', { quantity: 'x', item_price: 'y', sku: '' });
    expect(await rejectionOf(line)).toMatchObject({ column: 'sku' });
  });

  it('leave the rows around them whole when a quote is malformed over several lines', async () => {
    const text = ownFile(
      ownRow('A-1'),
      ownRow('A-2', { name: '"never closed' }),
      ownRow('A-3', { name: '"Mug, blue"' }),
      ownRow('A-4'),
    );
    const { accepted, rejected } = await ingest(text);
    expect(accepted.map(a => a.orderId)).toEqual(['A-1', 'A-4']);
    expect(rejected).toMatchObject([{ code: 'INVALID_QUOTE', lineNumber: 3 }]);
    expect(rejected[0].original).toContain('A-3');
  });

  it('cut the original of a 10 MB cell and go on with the next row', async () => {
    const long = ownRow('A-1', { name: 'é'.repeat(5 * 1024 * 1024) });
    const { accepted, rejected } = await ingest(ownFile(long, ownRow('A-2')));
    expect(accepted.map(a => a.orderId)).toEqual(['A-2']);
    expect(rejected).toMatchObject([
      { code: 'CELL_TOO_LARGE', column: 'product_name' },
    ]);
    expect(Buffer.byteLength(rejected[0].original)).toBeLessThan(66_000);
    expect(rejected[0].original).toMatch(
      /é… \[cut: the row has 104858\d\d bytes\]$/,
    );
    expect(rejected[0].byteLength).toBe(Buffer.byteLength(`${long}\n`));
  });
});
