import { collectRows } from '../testing/collectRows';

const HEADER =
  'order_id,purchased_at,sku,quantity,item_price,currency,product_name';

/** A file of more than the 256 KiB that are looked at before it is read. */
function file(idOf: (row: number) => string): Buffer {
  const title = 'x'.repeat(400);
  const rows = Array.from(
    { length: 1000 },
    (_, i) => `${idOf(i)},2026-09-15T10:00:00Z,S,1,5.00,EUR,${title}`,
  );
  return Buffer.from([HEADER, ...rows].join('\n'));
}

const healthy = (row: number) => String(576460752303423489n + BigInt(row) * 2n);
const rounded = (row: number) => `5764607523034${10 + (row % 90)}000`;

describe('identifiers beyond the head of a file', () => {
  it('are refused where a stretch of them was rounded, with its line', async () => {
    await expect(
      collectRows([file(row => (row < 900 ? healthy(row) : rounded(row)))]),
    ).rejects.toMatchObject({
      code: 'DAMAGED_ID',
      message: expect.stringContaining('"order_id"'),
      line: expect.any(Number),
    });
  });

  it('are refused where all that are long were rounded', async () => {
    const few = (row: number) => (row < 998 ? `A-${row}` : rounded(row));
    await expect(collectRows([file(few)])).rejects.toMatchObject({
      code: 'DAMAGED_ID',
    });
  });

  it('may end in zeros', async () => {
    const { accepted } = await collectRows([
      file(row => (row % 10 === 0 ? rounded(row) : healthy(row))),
    ]);
    expect(accepted).toHaveLength(1000);
  });
});
