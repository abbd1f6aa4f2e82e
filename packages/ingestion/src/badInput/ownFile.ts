/** Header of Tieout's own layout, as the bad files of the tests have it. */
export const OWN_COLUMNS = [
  'order_id',
  'purchased_at',
  'sku',
  'product_name',
  'quantity',
  'currency',
  'item_price',
] as const;

type OwnColumn = (typeof OWN_COLUMNS)[number];

const GOOD: Readonly<Record<OwnColumn, string>> = {
  order_id: 'A-1',
  purchased_at: '2026-05-08T23:36:26+02:00',
  sku: 'MUG-1',
  product_name: 'Speckled mug',
  quantity: '2',
  currency: 'EUR',
  item_price: '25.00',
};

/** A row in that layout, good but for what is given. */
export function ownRow(
  orderId: string,
  rest: Partial<Record<OwnColumn, string>> = {},
): string {
  const cells = { ...GOOD, order_id: orderId, ...rest };
  return OWN_COLUMNS.map(column => cells[column]).join(',');
}

/** A file in that layout, with a line end after each row. */
export function ownFile(...rows: string[]): string {
  return [OWN_COLUMNS.join(','), ...rows, ''].join('\n');
}
