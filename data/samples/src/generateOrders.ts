import { Readable } from 'node:stream';
import { amazonLayout } from './layouts/amazonLayout';
import type { Layout } from './layouts/Layout';
import { shopifyLayout } from './layouts/shopifyLayout';
import { tieoutLayout } from './layouts/tieoutLayout';
import { makeOrders, type OrdersSpec } from './makeOrders';
import { Random } from './Random';

/** The kinds of file that are generated, by the ids of their profiles. */
export const LAYOUTS = {
  'amazon-all-orders': amazonLayout,
  'shopify-orders': shopifyLayout,
  'tieout-orders': tieoutLayout,
} as const satisfies Record<string, Layout>;

/** A kind of file that can be generated. */
export type SampleProfile = keyof typeof LAYOUTS;

/** Which file is generated. */
export interface OrdersFileSpec extends OrdersSpec {
  profile: SampleProfile;
  /** Put before order numbers; by default as the marketplace does. */
  orderIdPrefix?: string;
  /** Share of rows, from 0 to 1, that no ingestion can accept; 0 by default. */
  badRows?: number;
}

const DEFAULT_PREFIX: Readonly<Record<SampleProfile, string>> = {
  'amazon-all-orders': '111',
  'shopify-orders': '#',
  'tieout-orders': 'SO-',
};
const CHUNK_CHARACTERS = 64 * 1024;

/** Ways to spoil a row; each is rejected with another code. */
const FAULTS: ReadonlyArray<(cells: string[], layout: Layout) => string[]> = [
  (cells, { faultColumns }) => cells.with(faultColumns.amount, '12,50'),
  (cells, { faultColumns }) => cells.with(faultColumns.quantity, ''),
  cells => cells.slice(0, -1),
  (cells, { faultColumns }) =>
    cells.with(faultColumns.purchasedAt, '31/02/2026'),
  (cells, { faultColumns }) => cells.with(faultColumns.quantity, 'two'),
  (cells, { faultColumns }) =>
    cells
      .with(faultColumns.orderId, '=HYPERLINK("https://example.com","Order")')
      .with(faultColumns.amount, '=1+1'),
];

function cellText(cell: string, delimiter: string): string {
  // Tab-separated exports know no quotes: what would break a row is left out.
  if (delimiter === '\t') return cell.replace(/[\t\r\n]+/g, ' ');
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The text of an orders file in pieces; memory does not grow with its size. */
export function* generateOrders(spec: OrdersFileSpec): Generator<string> {
  const layout: Layout = LAYOUTS[spec.profile];
  const settings = {
    currency: spec.currency,
    orderIdPrefix: spec.orderIdPrefix ?? DEFAULT_PREFIX[spec.profile],
  };
  const faults = new Random(`faults ${spec.seed}`);
  const badRows = spec.badRows ?? 0;
  let spoiled = 0;
  let text = `${layout.columns.join(layout.delimiter)}\n`;
  for (const order of makeOrders(spec)) {
    for (const cells of layout.rows(order, settings)) {
      let written = cells;
      if (badRows > 0 && faults.chance(badRows)) {
        written = FAULTS[spoiled % FAULTS.length]?.(cells, layout) ?? cells;
        spoiled += 1;
      }
      text += `${written.map(cell => cellText(cell, layout.delimiter)).join(layout.delimiter)}\n`;
    }
    if (text.length >= CHUNK_CHARACTERS) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** The bytes of an orders file, UTF-8. */
export function ordersFile(spec: OrdersFileSpec): Readable {
  return Readable.from(
    (function* encode() {
      for (const text of generateOrders(spec)) yield Buffer.from(text);
    })(),
    { objectMode: false },
  );
}
