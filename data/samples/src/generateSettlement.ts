import { Readable } from 'node:stream';
import type { Order, OrderLine } from './Order';
import { makeOrders, type OrdersSpec } from './makeOrders';

/** Which settlement is generated; its rows are the lines below the head. */
export interface SettlementFileSpec extends OrdersSpec {
  settlementId: string;
}

const COLUMNS = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
  'promotion-id',
];
const CHUNK_CHARACTERS = 64 * 1024;
const COMMISSION = 0.15;
const FULFILLMENT = 350;
const HOUR = 3_600_000;

/** One amount of a line, in minor units. */
type Part = readonly [type: string, description: string, amount: number];

/** What Amazon settles of one order line. */
function partsOf(line: OrderLine): Part[] {
  const parts: Part[] = [
    ['ItemPrice', 'Principal', line.price],
    ['ItemPrice', 'Tax', line.tax],
    ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', -line.tax],
    ['ItemPrice', 'Shipping', line.shipping],
    ['Promotion', 'Principal', -line.discount],
    ['ItemFees', 'Commission', -Math.round(line.price * COMMISSION)],
    ['ItemFees', 'FBAPerUnitFulfillmentFee', -FULFILLMENT * line.quantity],
  ];
  return parts.filter(([, , amount]) => amount !== 0);
}

function* settledLines(spec: SettlementFileSpec) {
  let rows = 0;
  // An order line becomes several rows, so there are orders enough.
  for (const order of makeOrders(spec)) {
    if (order.state === 'pending' || order.state === 'cancelled') continue;
    for (const [index, line] of order.lines.entries()) {
      for (const part of partsOf(line)) {
        yield { order, index, line, part };
        rows += 1;
        if (rows === spec.rows) return;
      }
    }
  }
}

function amountText(minor: number): string {
  return (minor / 100).toFixed(2);
}

function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function headCells(spec: SettlementFileSpec, total: number): string[] {
  const from = Date.parse(spec.from);
  const to = Date.parse(spec.to);
  const cells = [
    spec.settlementId,
    timeText(from),
    timeText(to),
    timeText(to + 48 * HOUR),
    amountText(total),
    spec.currency,
  ];
  return [...cells, ...COLUMNS.slice(cells.length).map(() => '')];
}

function lineCells(
  { settlementId }: SettlementFileSpec,
  {
    order,
    index,
    line,
    part: [type, description, amount],
  }: { order: Order; index: number; line: OrderLine; part: Part },
): string[] {
  const posted = timeText(order.updatedAt);
  const orderId = `111-${String(order.number)
    .padStart(14, '0')
    .replace(/^(\d{7})/, '$1-')}`;
  return [
    settlementId,
    '',
    '',
    '',
    '',
    '',
    'Order',
    orderId,
    '',
    '',
    `S${order.number}`,
    'Amazon.com',
    type,
    description,
    amountText(amount),
    'AFN',
    posted.slice(0, 10),
    posted,
    String(10_000_000_000_000 + order.number * 10 + index),
    '',
    '',
    line.product.sku,
    description === 'Principal' && type === 'ItemPrice'
      ? String(line.quantity)
      : '',
    '',
  ];
}

/** The text of an Amazon settlement (V2) whose lines add up to its total. */
export function* generateSettlement(
  spec: SettlementFileSpec,
): Generator<string> {
  let total = 0;
  for (const { part } of settledLines(spec)) total += part[2];
  let text = `${COLUMNS.join('\t')}\n${headCells(spec, total).join('\t')}\n`;
  for (const settled of settledLines(spec)) {
    text += `${lineCells(spec, settled).join('\t')}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** The bytes of a settlement file, UTF-8. */
export function settlementFile(spec: SettlementFileSpec): Readable {
  return Readable.from(
    (function* encode() {
      for (const text of generateSettlement(spec)) yield Buffer.from(text);
    })(),
    { objectMode: false },
  );
}
