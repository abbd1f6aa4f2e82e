/** Header of Tieout's own orders file, with the columns that it must have and a few more. */
export const HEADER =
  'order_id,purchased_at,status,sku,product_name,quantity,currency,item_price';

/** A good row of that file. */
export function row(orderId: string, productName = 'Oak tray'): string {
  return `${orderId},2026-03-01T10:00:00+00:00,shipped,OAK-1,${productName},1,GBP,12.50`;
}

/** A file of a header and rows. */
export function csv(...rows: string[]): Buffer {
  return Buffer.from(`${[HEADER, ...rows].join('\n')}\n`);
}
