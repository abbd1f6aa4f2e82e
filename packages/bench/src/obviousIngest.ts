import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import knexFactory from 'knex';
import { z } from 'zod';

/** Rows of one insert. */
const CHUNK = 500;

const optional = z
  .string()
  .transform(text => (text.trim() === '' ? undefined : text.trim()));
const amount = z
  .string()
  .trim()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/);
const optionalAmount = z
  .union([z.literal(''), amount])
  .transform(text => text || undefined);
const instant = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text).toISOString());

/** A row of the reference file, as one would write it down first. */
export const orderRow = z.object({
  order_id: z.string().trim().min(1).max(256),
  line_id: optional,
  purchased_at: instant,
  updated_at: instant,
  status: z.string(),
  sku: z.string().trim().min(1),
  product_id: optional,
  product_name: optional,
  quantity: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  currency: z.string().regex(/^[A-Z]{3}$/),
  item_price: amount,
  item_tax: optionalAmount,
  shipping_price: optionalAmount,
  shipping_tax: optionalAmount,
  discount: optionalAmount,
  shipping_discount: optionalAmount,
  fulfillment: optional,
  sales_channel: optional,
  ship_city: optional,
  ship_state: optional,
  ship_postal_code: optional,
  ship_country: optional,
  note: optional,
});

/**
 * The obvious way to load the reference file, against which ours is measured:
 * csv-parse to objects, zod with transforms, knex inserting rows by chunks,
 * in one transaction.
 *
 * @returns seconds and the rows that were loaded
 */
export async function obviousIngest(
  url: string,
  file: Readable,
  owner: { tenantId: string; batchId: string; storeId: string },
): Promise<{ seconds: number; rows: number }> {
  const knex = knexFactory({ client: 'pg', connection: url });
  const begun = performance.now();
  try {
    const rows = await knex.transaction(async tx => {
      let loaded = 0;
      let chunk: object[] = [];
      const flush = async () => {
        if (chunk.length > 0) await tx('raw.orders_rows').insert(chunk);
        loaded += chunk.length;
        chunk = [];
      };
      let rowNumber = 0;
      const records = file.pipe(
        parse({ columns: true, info: true, relax_column_count: true }),
      );
      for await (const { record, info } of records) {
        rowNumber += 1;
        const parsed = orderRow.safeParse(record);
        if (!parsed.success) continue;
        const payload = JSON.stringify(parsed.data);
        chunk.push({
          tenant_id: owner.tenantId,
          batch_id: owner.batchId,
          store_id: owner.storeId,
          row_number: rowNumber,
          line_number: info.lines,
          byte_start: 0,
          byte_length: 1,
          order_id: parsed.data.order_id,
          payload,
          row_hash: createHash('sha256').update(payload).digest(),
          ingested_at: new Date(),
        });
        if (chunk.length === CHUNK) await flush();
      }
      await flush();
      return loaded;
    });
    return { seconds: (performance.now() - begun) / 1000, rows };
  } finally {
    await knex.destroy();
  }
}
