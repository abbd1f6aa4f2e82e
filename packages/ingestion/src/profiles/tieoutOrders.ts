import type { ProfileDefinition } from './profileSchema';

/**
 * Tieout's own CSV, for stores whose system is none of the known ones: a row
 * per order line, amounts per line.
 */
export const tieoutOrders: ProfileDefinition = {
  id: 'tieout-orders',
  title: 'Tieout orders CSV',
  marketplace: 'other',
  delimiter: ',',
  quote: '"',
  anchors: ['order_id', 'purchased_at', 'sku', 'quantity', 'item_price'],
  columns: [
    { field: 'order_id', names: ['order_id'], kind: 'id', required: 'always' },
    { field: 'line_id', names: ['line_id'], kind: 'id' },
    {
      field: 'purchased_at',
      names: ['purchased_at'],
      kind: 'timestamp',
      required: 'always',
    },
    { field: 'updated_at', names: ['updated_at'], kind: 'timestamp' },
    { field: 'cancelled_at', names: ['cancelled_at'], kind: 'timestamp' },
    { field: 'source_status', names: ['status'], kind: 'text' },
    { field: 'fulfillment', names: ['fulfillment'], kind: 'text' },
    { field: 'sales_channel', names: ['sales_channel'], kind: 'text' },
    { field: 'sku', names: ['sku'], kind: 'id', required: 'always' },
    { field: 'product_id', names: ['product_id'], kind: 'id' },
    { field: 'product_name', names: ['product_name'], kind: 'text' },
    {
      field: 'quantity',
      names: ['quantity'],
      kind: 'integer',
      required: 'always',
    },
    {
      field: 'currency',
      names: ['currency'],
      kind: 'currency',
      required: 'withMoney',
    },
    { field: 'item_price', names: ['item_price'], kind: 'money' },
    { field: 'item_tax', names: ['item_tax'], kind: 'money' },
    { field: 'shipping_price', names: ['shipping_price'], kind: 'money' },
    { field: 'shipping_tax', names: ['shipping_tax'], kind: 'money' },
    { field: 'gift_wrap_price', names: ['gift_wrap_price'], kind: 'money' },
    { field: 'gift_wrap_tax', names: ['gift_wrap_tax'], kind: 'money' },
    {
      field: 'item_discount',
      names: ['item_discount', 'discount'],
      kind: 'money',
      sign: 'negative',
    },
    {
      field: 'shipping_discount',
      names: ['shipping_discount'],
      kind: 'money',
      sign: 'negative',
    },
    {
      field: 'refunded_amount',
      names: ['refunded_amount'],
      kind: 'money',
    },
    { field: 'ship_city', names: ['ship_city'], kind: 'text' },
    { field: 'ship_state', names: ['ship_state'], kind: 'text' },
    {
      field: 'ship_postal_code',
      names: ['ship_postal_code'],
      kind: 'postalCode',
    },
    { field: 'ship_country', names: ['ship_country'], kind: 'text' },
  ],
  statusRules: [
    {
      column: 'status',
      words: {
        pending: 'pending',
        open: 'open',
        paid: 'open',
        shipped: 'shipped',
        delivered: 'shipped',
        completed: 'shipped',
        cancelled: 'cancelled',
        canceled: 'cancelled',
        refunded: 'refunded',
        partially_refunded: 'partially_refunded',
      },
    },
    { column: 'cancelled_at', filled: 'cancelled' },
  ],
  timeZoneColumn: 'time_zone',
};
