import { isoWithOffset } from '../localTime';
import { type Layout, money } from './Layout';

/** Tieout's own CSV, 23 columns. */
export const tieoutLayout: Layout = {
  columns: [
    'order_id',
    'line_id',
    'purchased_at',
    'updated_at',
    'status',
    'sku',
    'product_id',
    'product_name',
    'quantity',
    'currency',
    'item_price',
    'item_tax',
    'shipping_price',
    'shipping_tax',
    'discount',
    'shipping_discount',
    'fulfillment',
    'sales_channel',
    'ship_city',
    'ship_state',
    'ship_postal_code',
    'ship_country',
    'note',
  ],
  delimiter: ',',
  faultColumns: { orderId: 0, purchasedAt: 2, quantity: 8, amount: 10 },
  rows: (order, { currency, orderIdPrefix }) =>
    order.lines.map((line, index) => {
      const priced = order.state !== 'cancelled';
      const amount = (minor: number) => (priced ? money(minor) : '');
      return [
        `${orderIdPrefix}${String(order.number).padStart(7, '0')}`,
        String(index + 1),
        isoWithOffset(order.purchasedAt, order.offset),
        isoWithOffset(order.updatedAt, order.offset),
        order.state,
        line.product.sku,
        line.product.productId,
        line.product.name,
        String(line.quantity),
        currency,
        amount(line.price),
        amount(line.tax),
        amount(line.shipping),
        amount(line.shippingTax),
        amount(line.discount),
        amount(0),
        'own',
        'web',
        order.city,
        order.region,
        order.postalCode,
        order.country,
        order.note,
      ];
    }),
};
