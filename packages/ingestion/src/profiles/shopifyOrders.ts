import type { ProfileDefinition } from './profileSchema';

const PERSONAL_PARTS = [
  'Name',
  'Street',
  'Address1',
  'Address2',
  'Company',
  'Phone',
];

/**
 * Shopify's orders export: a row per line item. Amounts of the order stand on
 * its first row only; `Lineitem price` is the price of one unit.
 */
export const shopifyOrders: ProfileDefinition = {
  id: 'shopify-orders',
  title: 'Shopify Orders',
  marketplace: 'shopify',
  delimiter: ',',
  quote: '"',
  anchors: [
    'Name',
    'Financial Status',
    'Created at',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem price',
  ],
  columns: [
    { field: 'order_id', names: ['Name'], kind: 'id', required: 'always' },
    {
      field: 'purchased_at',
      names: ['Created at'],
      kind: 'timestamp',
      required: 'firstRow',
    },
    { field: 'cancelled_at', names: ['Cancelled at'], kind: 'timestamp' },
    { field: 'source_status', names: ['Financial Status'], kind: 'text' },
    { field: 'financial_status', names: ['Financial Status'], kind: 'text' },
    { field: 'fulfillment', names: ['Fulfillment Status'], kind: 'text' },
    { field: 'sales_channel', names: ['Source'], kind: 'text' },
    { field: 'sku', names: ['Lineitem sku'], kind: 'id' },
    { field: 'product_name', names: ['Lineitem name'], kind: 'text' },
    {
      field: 'quantity',
      names: ['Lineitem quantity'],
      kind: 'integer',
      required: 'always',
    },
    {
      field: 'currency',
      names: ['Currency'],
      kind: 'currency',
      required: 'firstRow',
    },
    {
      field: 'item_price',
      names: ['Lineitem price'],
      kind: 'money',
      required: 'always',
      times: 'quantity',
      keepSource: true,
    },
    {
      field: 'item_discount',
      names: ['Lineitem discount'],
      kind: 'money',
      sign: 'negative',
    },
    { field: 'order_subtotal', names: ['Subtotal'], kind: 'money' },
    {
      field: 'order_discount',
      names: ['Discount Amount'],
      kind: 'money',
      sign: 'negative',
    },
    { field: 'order_shipping', names: ['Shipping'], kind: 'money' },
    { field: 'order_tax', names: ['Taxes'], kind: 'money' },
    { field: 'order_total', names: ['Total'], kind: 'money' },
    {
      field: 'refunded_amount',
      names: ['Refunded Amount'],
      kind: 'money',
    },
    { field: 'ship_city', names: ['Shipping City'], kind: 'text' },
    { field: 'ship_state', names: ['Shipping Province'], kind: 'text' },
    {
      field: 'ship_postal_code',
      names: ['Shipping Zip'],
      kind: 'postalCode',
    },
    { field: 'ship_country', names: ['Shipping Country'], kind: 'text' },
  ],
  statusRules: [
    { column: 'Cancelled at', filled: 'cancelled' },
    {
      column: 'Financial Status',
      words: {
        refunded: 'refunded',
        partially_refunded: 'partially_refunded',
        voided: 'cancelled',
      },
    },
    { column: 'Fulfillment Status', words: { fulfilled: 'shipped' } },
    {
      column: 'Financial Status',
      words: {
        pending: 'pending',
        authorized: 'pending',
        expired: 'pending',
        paid: 'open',
        partially_paid: 'open',
      },
    },
  ],
  continuationWhenEmpty: ['Financial Status', 'Currency', 'Total'],
  personal: [
    'Email',
    'Phone',
    ...PERSONAL_PARTS.map(part => `Billing ${part}`),
    ...PERSONAL_PARTS.map(part => `Shipping ${part}`),
  ],
};
