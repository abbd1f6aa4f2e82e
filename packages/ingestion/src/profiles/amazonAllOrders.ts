import type { ProfileDefinition } from './profileSchema';

/**
 * Amazon "All Orders" by order or update date: tab-separated, a row per order
 * item, quotes are ordinary characters, `item-price` is the line's total.
 */
export const amazonAllOrders: ProfileDefinition = {
  id: 'amazon-all-orders',
  title: 'Amazon All Orders',
  marketplace: 'amazon',
  delimiter: '\t',
  quote: null,
  anchors: ['amazon-order-id', 'purchase-date', 'order-status', 'item-price'],
  columns: [
    {
      field: 'order_id',
      names: ['amazon-order-id'],
      kind: 'id',
      required: 'always',
    },
    {
      field: 'purchased_at',
      names: ['purchase-date'],
      kind: 'timestamp',
      required: 'always',
    },
    {
      field: 'updated_at',
      names: ['last-updated-date'],
      kind: 'timestamp',
    },
    {
      field: 'source_status',
      names: ['order-status'],
      kind: 'text',
      required: 'always',
    },
    { field: 'fulfillment', names: ['fulfillment-channel'], kind: 'text' },
    { field: 'sales_channel', names: ['sales-channel'], kind: 'text' },
    { field: 'sku', names: ['sku'], kind: 'id', required: 'always' },
    { field: 'product_id', names: ['asin'], kind: 'id' },
    { field: 'product_name', names: ['product-name'], kind: 'text' },
    {
      field: 'quantity',
      names: ['quantity', 'quantity-purchased'],
      kind: 'integer',
      required: 'always',
    },
    {
      field: 'currency',
      names: ['currency'],
      kind: 'currency',
      required: 'withMoney',
    },
    { field: 'item_price', names: ['item-price'], kind: 'money' },
    { field: 'item_tax', names: ['item-tax'], kind: 'money' },
    { field: 'shipping_price', names: ['shipping-price'], kind: 'money' },
    { field: 'shipping_tax', names: ['shipping-tax'], kind: 'money' },
    { field: 'gift_wrap_price', names: ['gift-wrap-price'], kind: 'money' },
    { field: 'gift_wrap_tax', names: ['gift-wrap-tax'], kind: 'money' },
    {
      field: 'item_discount',
      names: ['item-promotion-discount'],
      kind: 'money',
      sign: 'negative',
    },
    {
      field: 'shipping_discount',
      names: ['ship-promotion-discount'],
      kind: 'money',
      sign: 'negative',
    },
    { field: 'ship_city', names: ['ship-city'], kind: 'text' },
    { field: 'ship_state', names: ['ship-state'], kind: 'text' },
    {
      field: 'ship_postal_code',
      names: ['ship-postal-code'],
      kind: 'postalCode',
    },
    { field: 'ship_country', names: ['ship-country'], kind: 'text' },
  ],
  statusRules: [
    {
      column: 'order-status',
      words: {
        pending: 'pending',
        pendingavailability: 'pending',
        unshipped: 'open',
        partiallyshipped: 'open',
        invoiceunconfirmed: 'open',
        shipped: 'shipped',
        complete: 'shipped',
        cancelled: 'cancelled',
        canceled: 'cancelled',
      },
    },
  ],
  personal: [
    'buyer-email',
    'buyer-name',
    'buyer-phone-number',
    'recipient-name',
    'ship-address-1',
    'ship-address-2',
    'ship-address-3',
    'ship-phone-number',
  ],
};
