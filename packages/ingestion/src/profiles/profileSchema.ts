import { z } from 'zod';

/** Fields of a canonical order line, except those that are worked out. */
export const CANONICAL_FIELDS = [
  'order_id',
  'line_id',
  'purchased_at',
  'updated_at',
  'cancelled_at',
  'source_status',
  'financial_status',
  'fulfillment',
  'sales_channel',
  'sku',
  'product_id',
  'product_name',
  'quantity',
  'currency',
  'item_price',
  'item_tax',
  'shipping_price',
  'shipping_tax',
  'gift_wrap_price',
  'gift_wrap_tax',
  'item_discount',
  'shipping_discount',
  'order_subtotal',
  'order_discount',
  'order_shipping',
  'order_tax',
  'order_total',
  'refunded_amount',
  'ship_city',
  'ship_state',
  'ship_postal_code',
  'ship_country',
] as const;

/** What the status of an order can be. */
export const ORDER_STATUSES = [
  'pending',
  'open',
  'shipped',
  'cancelled',
  'refunded',
  'partially_refunded',
  'unknown',
] as const;

const columnSchema = z.strictObject({
  field: z.enum(CANONICAL_FIELDS),
  /** Names of the column in headers, any letter case; the first found counts. */
  names: z.array(z.string().min(1)).min(1),
  kind: z.enum([
    'text',
    'id',
    'postalCode',
    'integer',
    'money',
    'timestamp',
    'currency',
  ]),
  /**
   * Whether an empty cell rejects the row: always; on an order's first row
   * only (see `continuationWhenEmpty`); or where the row has an amount.
   */
  required: z.enum(['always', 'firstRow', 'withMoney']).optional(),
  /** `negative`: an amount against the merchant, whatever sign it has here. */
  sign: z.enum(['asGiven', 'negative']).default('asGiven'),
  /** The field that this unit amount is multiplied by. */
  times: z.literal('quantity').optional(),
  /** Keep the cell under `other` too, as the field says something else. */
  keepSource: z.boolean().default(false),
});

const statusRuleSchema = z.strictObject({
  /** Name of the column that the rule looks at. */
  column: z.string().min(1),
  /** Status where the cell has any content. */
  filled: z.enum(ORDER_STATUSES).optional(),
  /** Status by the cell's word, in lower case. */
  words: z.record(z.string(), z.enum(ORDER_STATUSES)).optional(),
});

/** One kind of file: how it is recognised, read, and understood. */
export const profileSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string().min(1),
    marketplace: z.string().min(1),
    delimiter: z.enum([',', '\t', ';']),
    /** Null where quotes are ordinary characters. */
    quote: z.literal('"').nullable(),
    /** Columns without which a file is not of this kind. */
    anchors: z.array(z.string().min(1)).min(3),
    columns: z.array(columnSchema).min(1),
    /** Rules for `status`; the first that applies counts, else `unknown`. */
    statusRules: z.array(statusRuleSchema),
    /** A row with all of these empty continues the order before it. */
    continuationWhenEmpty: z.array(z.string()).default([]),
    /** Column with the IANA zone of timestamps that have no offset. */
    timeZoneColumn: z.string().optional(),
    /** Columns about persons that no reconciliation needs: not stored. */
    personal: z.array(z.string()).default([]),
  })
  .refine(
    profile =>
      new Set(profile.columns.map(column => column.field)).size ===
      profile.columns.length,
    { error: 'a field comes from one column' },
  );

/** One kind of file: how it is recognised, read, and understood. */
export type Profile = z.infer<typeof profileSchema>;
/** A profile as it is written down, defaults left out. */
export type ProfileDefinition = z.input<typeof profileSchema>;
/** How a column of a profile becomes a canonical field. */
export type ProfileColumn = Profile['columns'][number];
/** A field of the canonical order line that a column fills. */
export type CanonicalField = (typeof CANONICAL_FIELDS)[number];
