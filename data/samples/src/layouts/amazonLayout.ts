import { isoWithOffset } from '../localTime';
import type { Order, OrderState } from '../Order';
import { type Layout, money } from './Layout';

const COLUMNS =
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel ship-service-level product-name sku asin item-status quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids cpf is-business-order purchase-order-number price-designation signature-confirmation-recommended'.split(
    ' ',
  );
const STATUS: Readonly<Record<OrderState, string>> = {
  pending: 'Pending',
  open: 'Unshipped',
  shipped: 'Shipped',
  cancelled: 'Cancelled',
  // The report of orders does not tell refunds.
  refunded: 'Shipped',
  partially_refunded: 'Shipped',
};
const CHANNELS: Readonly<Record<string, string>> = {
  USD: 'Amazon.com',
  EUR: 'Amazon.de',
  GBP: 'Amazon.co.uk',
};

function orderId(prefix: string, number: number): string {
  const seven = (n: number) => String(n % 10_000_000).padStart(7, '0');
  return `${prefix}-${seven(number * 7_919)}-${seven(number)}`;
}

/** Amazon "All Orders": pending lines have no price, cancelled no quantity. */
export const amazonLayout: Layout = {
  columns: COLUMNS,
  delimiter: '\t',
  faultColumns: { orderId: 0, purchasedAt: 2, quantity: 13, amount: 15 },
  rows: (order, { currency, orderIdPrefix }) =>
    order.lines.map(line => {
      const priced = order.state !== 'pending' && order.state !== 'cancelled';
      const amount = (minor: number) =>
        priced && minor !== 0 ? money(minor) : '';
      const id = orderId(orderIdPrefix, order.number);
      return [
        id,
        id,
        isoWithOffset(order.purchasedAt, 0),
        isoWithOffset(order.updatedAt, 0),
        STATUS[order.state],
        line.product.price % 200 ? 'Amazon' : 'Merchant',
        CHANNELS[currency] ?? 'Amazon.com',
        '',
        'Standard',
        line.product.name,
        line.product.sku,
        line.product.productId,
        STATUS[order.state],
        String(line.quantity),
        priced ? currency : '',
        amount(line.price),
        amount(line.tax),
        amount(line.shipping),
        amount(line.shippingTax),
        '',
        '',
        amount(-line.discount),
        '',
        placeOf(order, 'city'),
        placeOf(order, 'region'),
        placeOf(order, 'postalCode'),
        placeOf(order, 'country'),
        line.discount ? 'Save 10% at checkout' : '',
        '',
        'false',
        '',
        '',
        'false',
      ];
    }),
};

/** Pending orders do not tell where they go. */
function placeOf(
  order: Order,
  part: 'city' | 'region' | 'postalCode' | 'country',
): string {
  return order.state === 'pending' ? '' : order[part];
}
