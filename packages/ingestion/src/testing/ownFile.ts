/** Columns of the files of Tieout's own layout that tests make. */
export const OWN_HEADER =
  'order_id,purchased_at,status,sku,product_name,quantity,currency,item_price,discount,note';

/** When their orders were made. */
export const WHEN = '2026-05-08T23:36:26+02:00';

/** A row below {@link OWN_HEADER}, with the order's id and what else is to differ. */
export function ownRow(
  id: string,
  rest: Partial<Record<string, string>> = {},
): string {
  return [
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
}

/** A file of these rows. */
export function ownFile(...rows: string[]): string {
  return [OWN_HEADER, ...rows].join('\n');
}
