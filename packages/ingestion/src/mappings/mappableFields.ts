import type { ProfileColumn, RecordKind } from '../profiles/Profile';

/** A canonical field that a column of a tenant's own file can fill. */
export interface MappableField {
  field: string;
  label: string;
  /** What has to stand in the column, in a sentence for the user. */
  meaning: string;
  /** How its cells are read. */
  value: ProfileColumn['kind'];
  /** A row without it is rejected, and a mapping without it refused. */
  required: boolean;
}

type Value = ProfileColumn['kind'];
type Told = readonly [
  field: string,
  value: Value,
  label: string,
  meaning: string,
];

const ORDER_FIELDS: readonly Told[] = [
  ['line_id', 'id', 'Line id', 'What tells the lines of one order apart.'],
  ['sku', 'id', 'SKU', 'Your own name of the article.'],
  ['product_name', 'text', 'Product', 'What was sold, in words.'],
  ['product_id', 'id', 'Product id', "The marketplace's name of the article."],
  ['quantity', 'integer', 'Quantity', 'Units of the line; a whole number.'],
  [
    'currency',
    'currency',
    'Currency',
    'Three letters, such as EUR. Without a column it is the currency of the store.',
  ],
  [
    'source_status',
    'text',
    'Status',
    'Where the order stands, in the words of the file.',
  ],
  [
    'updated_at',
    'timestamp',
    'Updated at',
    'When the order changed last. A later change replaces the earlier one.',
  ],
  ['cancelled_at', 'timestamp', 'Cancelled at', 'Empty where it stands.'],
  ['paid_at', 'timestamp', 'Paid at', 'When the customer paid.'],
  ['shipped_at', 'timestamp', 'Shipped at', 'When it left.'],
  ['item_tax', 'money', 'Item tax', 'Tax on the items of the line.'],
  ['shipping_price', 'money', 'Shipping', 'What the customer paid for it.'],
  ['shipping_tax', 'money', 'Shipping tax', 'Tax on the shipping.'],
  [
    'item_discount',
    'money',
    'Discount',
    'Taken off the items; it has to be negative in the end, so choose the sign.',
  ],
  ['order_total', 'money', 'Order total', 'Of all lines of the order.'],
  ['refunded_amount', 'money', 'Refunded', 'Paid back to the customer.'],
  [
    'payment_reference',
    'id',
    'Payment reference',
    'The id by which the payment is found in reports of money.',
  ],
  ['sales_channel', 'text', 'Sales channel', 'Where it was sold.'],
  ['ship_city', 'text', 'City', 'Of the delivery.'],
  ['ship_state', 'text', 'State', 'Of the delivery.'],
  ['ship_postal_code', 'postalCode', 'Postal code', 'Of the delivery.'],
  ['ship_country', 'text', 'Country', 'Of the delivery.'],
];

const TRANSACTION_FIELDS: readonly Told[] = [
  [
    'transaction_id',
    'id',
    'Transaction id',
    'What tells the line from others.',
  ],
  ['order_id', 'id', 'Order id', 'The order that the money is for.'],
  ['reference_id', 'id', 'Reference', 'Another id that the line names.'],
  ['payout_id', 'id', 'Payout id', 'The payout that the line is part of.'],
  [
    'source_type',
    'text',
    'Type',
    'What the money is for, in the words of the file: sale, refund, fee.',
  ],
  ['description', 'text', 'Description', 'The rest, in words.'],
  [
    'currency',
    'currency',
    'Currency',
    'Three letters, such as EUR. Without a column it is the currency of the store.',
  ],
  ['gross', 'money', 'Gross', 'Before fees.'],
  ['fee', 'money', 'Fee', 'Kept by the marketplace; negative in the end.'],
  ['tax', 'money', 'Tax', 'Part of the amount that is tax.'],
  ['balance', 'money', 'Balance', 'Of the account after the line.'],
  ['available_at', 'timestamp', 'Available at', 'When it can be paid out.'],
  ['payout_at', 'timestamp', 'Paid out at', 'When it was paid out.'],
  ['sku', 'id', 'SKU', 'Your own name of the article.'],
  ['product_name', 'text', 'Product', 'What was sold, in words.'],
  ['quantity', 'integer', 'Quantity', 'Units; a whole number.'],
  ['payment_method', 'text', 'Payment method', 'How the customer paid.'],
];

const PAYOUT_FIELDS: readonly Told[] = [
  ['source_status', 'text', 'Status', 'Where the payout stands.'],
  [
    'currency',
    'currency',
    'Currency',
    'Three letters, such as EUR. Without a column it is the currency of the store.',
  ],
  ['initiated_at', 'timestamp', 'Initiated at', 'When it was sent off.'],
  ['period_start', 'timestamp', 'Period from', 'Of the lines in it.'],
  ['period_end', 'timestamp', 'Period to', 'Of the lines in it.'],
  ['charges', 'money', 'Charges', 'Sum of the sales in it.'],
  ['refunds', 'money', 'Refunds', 'Sum of the refunds in it; negative.'],
  ['fee', 'money', 'Fees', 'Sum of the fees in it; negative.'],
  ['adjustments', 'money', 'Adjustments', 'Sum of what else is in it.'],
  ['reference_id', 'id', 'Reference', 'Such as that of the bank.'],
  ['description', 'text', 'Description', 'The rest, in words.'],
];

const REQUIRED: Readonly<Record<RecordKind, readonly Told[]>> = {
  orders: [
    ['order_id', 'id', 'Order id', "The marketplace's name of the order."],
    [
      'purchased_at',
      'timestamp',
      'Purchased at',
      'When it was bought; a date, or a date with a time.',
    ],
    [
      'item_price',
      'money',
      'Item price',
      'What the items of the line cost together, without tax and shipping.',
    ],
  ],
  transactions: [
    [
      'occurred_at',
      'timestamp',
      'Date',
      'When the money moved; a date, or a date with a time.',
    ],
    [
      'net',
      'money',
      'Amount',
      'What the line changes in your account: positive where you gain.',
    ],
  ],
  payouts: [
    ['payout_id', 'id', 'Payout id', 'What tells the payout from others.'],
    ['paid_at', 'timestamp', 'Paid at', 'When it was paid.'],
    ['amount', 'money', 'Amount', 'What was paid to you; positive.'],
  ],
};

const OPTIONAL: Readonly<Record<RecordKind, readonly Told[]>> = {
  orders: ORDER_FIELDS,
  transactions: TRANSACTION_FIELDS,
  payouts: PAYOUT_FIELDS,
};

/** The fields that columns of a kind of file can fill; those that it must fill first. */
export function mappableFields(kind: RecordKind): MappableField[] {
  const tell =
    (required: boolean) =>
    ([field, value, label, meaning]: Told): MappableField => ({
      field,
      label,
      meaning,
      value,
      required,
    });
  return [
    ...REQUIRED[kind].map(tell(true)),
    ...OPTIONAL[kind].map(tell(false)),
  ];
}
