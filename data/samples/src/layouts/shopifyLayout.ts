import { spacedWithOffset } from '../localTime';
import type { Order, OrderState } from '../Order';
import { type Layout, type LayoutSettings, money } from './Layout';

const COLUMNS =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing City,Billing Zip,Billing Country,Shipping Name,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Notes,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source,Lineitem discount'.split(
    ',',
  );
const FINANCIAL: Readonly<Record<OrderState, string>> = {
  pending: 'pending',
  open: 'paid',
  shipped: 'paid',
  cancelled: 'voided',
  refunded: 'refunded',
  partially_refunded: 'partially_refunded',
};
// Shopify states the quantity that was ordered, cancelled or not.
const orderedQuantity = (price: number, unit: number) =>
  Math.max(1, Math.round(price / unit));

/** Cells by column name; absent ones are empty. */
function cellsOf(values: Readonly<Record<string, string>>): string[] {
  return COLUMNS.map(column => values[column] ?? '');
}

function totalsOf(order: Order) {
  const sum = (pick: (line: Order['lines'][number]) => number) =>
    order.lines.reduce((total, line) => total + pick(line), 0);
  const subtotal = sum(line => line.price - line.discount);
  const shipping = sum(line => line.shipping);
  const tax = sum(line => line.tax + line.shippingTax);
  return { subtotal, shipping, tax, discount: sum(line => line.discount) };
}

function refundOf(order: Order, total: number, firstLine: number): number {
  if (order.state === 'refunded') return total;
  return order.state === 'partially_refunded' ? firstLine : 0;
}

/** What stands on an order's first row only. */
function orderCells(order: Order, { currency }: LayoutSettings) {
  const { subtotal, shipping, tax, discount } = totalsOf(order);
  const total = subtotal + shipping + (currency === 'USD' ? tax : 0);
  const firstLine = order.lines[0];
  const refund = refundOf(
    order,
    total,
    firstLine ? firstLine.price - firstLine.discount : 0,
  );
  const at = (ms: number) => spacedWithOffset(ms, order.offset);
  const paid = order.state !== 'pending' && order.state !== 'cancelled';
  const shipped = paid && order.state !== 'open';
  return {
    'Financial Status': FINANCIAL[order.state],
    'Paid at': paid ? at(order.purchasedAt + 45_000) : '',
    'Fulfillment Status': shipped ? 'fulfilled' : 'unfulfilled',
    'Fulfilled at': shipped ? at(order.updatedAt) : '',
    'Accepts Marketing': 'no',
    Currency: currency,
    Subtotal: money(subtotal),
    Shipping: money(shipping),
    Taxes: money(tax),
    Total: money(total),
    'Discount Code': discount ? 'TENOFF' : '',
    'Discount Amount': money(discount),
    'Shipping Method': 'Standard',
    'Billing Name': order.buyer.name,
    'Billing City': order.city,
    'Billing Zip': `'${order.postalCode}`,
    'Billing Country': order.country,
    'Shipping Name': order.buyer.name,
    'Shipping City': order.city,
    'Shipping Zip': `'${order.postalCode}`,
    'Shipping Province': order.region,
    'Shipping Country': order.country,
    Notes: order.note,
    'Cancelled at': order.state === 'cancelled' ? at(order.updatedAt) : '',
    'Payment Method': 'Card',
    'Refunded Amount': money(refund),
    Id: String(5_550_000_000_000 + order.number),
    Source: 'web',
  };
}

/** Shopify's orders export: rows after an order's first lack what it has. */
export const shopifyLayout: Layout = {
  columns: COLUMNS,
  delimiter: ',',
  faultColumns: {
    orderId: COLUMNS.indexOf('Name'),
    purchasedAt: COLUMNS.indexOf('Created at'),
    quantity: COLUMNS.indexOf('Lineitem quantity'),
    amount: COLUMNS.indexOf('Lineitem price'),
  },
  rows: (order, settings) =>
    order.lines.map((line, index) =>
      cellsOf({
        ...(index === 0 ? orderCells(order, settings) : {}),
        Name: `${settings.orderIdPrefix}${order.number}`,
        Email: order.buyer.email,
        'Created at': spacedWithOffset(order.purchasedAt, order.offset),
        'Lineitem quantity': String(
          orderedQuantity(line.price, line.product.price),
        ),
        'Lineitem name': line.product.name,
        'Lineitem price': money(line.product.price),
        'Lineitem sku': line.product.sku,
        'Lineitem requires shipping': 'true',
        'Lineitem taxable': 'true',
        'Lineitem fulfillment status':
          order.state === 'shipped' ? 'fulfilled' : 'pending',
        Vendor: 'House',
        // The whole discount stands on the order.
        'Lineitem discount': '0.00',
      }),
    ),
};
