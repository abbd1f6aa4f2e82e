import { z } from 'zod';
import { COMPONENTS, RECORD_KINDS } from './vocabulary';

const word = z.string().min(1);

/** Rows for which something holds; of several conditions all must. */
const conditionSchema = z.strictObject({
  /** Any name of the column; a file without the column never fulfils it. */
  column: z.union([word, z.array(word).min(1)]),
  /** The cell is blank, or is not. */
  blank: z.boolean().optional(),
  /** The cell is one of these, letter case and blanks around it aside. */
  is: z.array(word).optional(),
  /** The cell begins with one of these, letter case aside. */
  startsWith: z.array(word).optional(),
  /** The cell is that of the column with one of these names, letter case aside. */
  same: z.array(word).optional(),
});

const rowRuleSchema = z.strictObject({
  when: z.array(conditionSchema).min(1),
  /** The record that such a row is, */
  as: z.enum(RECORD_KINDS).optional(),
  /** less these fields, which say of such a row what others say again; */
  without: z.array(word).default([]),
  /** or why it is none, in a word that the user is shown. */
  skip: z
    .enum(['description', 'total', 'footer', 'memo', 'pending', 'cancelled'])
    .optional(),
  /** Or that it is rejected: the word in the first column is not known. */
  reject: z.literal('UNKNOWN_STATUS').optional(),
});

const columnSchema = z.strictObject({
  /** The canonical field that it fills … */
  field: word.optional(),
  /** … or the part of the row's money that it is; several columns may be one part. */
  component: z.enum(COMPONENTS).optional(),
  /**
   * Names of the column in headers; the first found counts. Letter case,
   * kinds of dashes, quotes and blanks do not matter. `{currency}` in a name
   * stands for three letters, which are the currency of the file.
   */
  names: z.array(word).min(1),
  kind: z.enum([
    'text',
    'id',
    'postalCode',
    'integer',
    'money',
    'decimal',
    'boolean',
    'timestamp',
    'currency',
  ]),
  /**
   * Whether an empty cell rejects the row: always; on an order's first row
   * only (see `continuation`); or where the row has an amount.
   */
  required: z.enum(['always', 'firstRow', 'withMoney']).optional(),
  /**
   * How the amount becomes merchant-signed: as it is; against the merchant
   * whatever its sign is here; or with the other sign.
   */
  sign: z.enum(['asGiven', 'negative', 'inverted']).default('asGiven'),
  /** The field that this unit amount is multiplied by. */
  times: z.literal('quantity').optional(),
  /** Column whose amount is subtracted from this one: debit from credit. */
  minus: z.array(word).optional(),
  /** Columns whose amounts are added to this one. */
  plus: z.array(word).optional(),
  /** Columns whose cells follow this one's after a blank: a time, a zone. */
  with: z.array(word).optional(),
  /** Takes the first group of this pattern out of the cell; no match is blank. */
  pattern: word.optional(),
  /** The row's own cell is meant, though such rows inherit the column. */
  own: z.boolean().default(false),
  /** Keep the cell under `other` too, as the field says something else. */
  keepSource: z.boolean().default(false),
});

/** Words of cells and what they mean; the first rule that applies counts. */
const wordRuleSchema = z.strictObject({
  /** Any name of the column that the rule looks at. */
  column: z.union([word, z.array(word).min(1)]),
  /** The value where the cell has any content. */
  filled: word.optional(),
  /** Values by the cell's word, in lower case; `sale*` is every word that begins so. */
  words: z.record(z.string(), word).optional(),
});

const recordSchema = z.strictObject({
  columns: z.array(columnSchema).min(1),
  /** Rules for `status` of orders and payouts, `type` of transactions. */
  classify: z.array(wordRuleSchema).default([]),
  /** Rules for the part that `net` is, where a row has one amount (long form). */
  componentRules: z.array(wordRuleSchema).default([]),
  /** Fields that tell a row from every other of the store; none: its content. */
  identity: z.array(word).default([]),
  /** Column with the currency of the component columns, where it can be another than the row's. */
  componentCurrency: z.array(word).optional(),
  /**
   * Fields whose sum is the field `equals`; `components` stands for all parts
   * of the row, `components.item` for those of one kind.
   */
  ties: z
    .array(
      z.strictObject({
        sum: z.array(word).min(1),
        equals: word,
        /** Rows that it holds for. Default: all. */
        when: z.array(conditionSchema).default([]),
      }),
    )
    .default([]),
});

/** One kind of file: how it is recognised, read, and understood. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Raised whenever the same file would give other rows. */
  version: z.int().min(1),
  title: word,
  marketplace: word,
  /** What rows are that no rule says otherwise of. */
  kind: z.enum(RECORD_KINDS),
  /** A file may hold a part of an order only, as where lines come when they are shipped. */
  partialOrders: z.boolean().default(false),
  /** Columns without which a file is not of this kind; an array is a choice. */
  anchors: z.array(z.union([word, z.array(word).min(1)])).min(2),
  /**
   * The names of all columns in their order, where only a file that has just
   * these is recognised, and then before any other kind.
   */
  header: z.array(z.string()).min(1).optional(),
  /** Columns that a file of this kind never has. */
  foreign: z.array(word).default([]),
  /** False where quotes are ordinary characters. Default: as the file shows. */
  quotes: z.boolean().optional(),
  /** The first rule that applies decides what a row is. */
  rows: z.array(rowRuleSchema).default([]),
  /** How the text of lines begins that are not data, below the last row, as patterns. */
  footers: z.array(word).default([]),
  /** A row with all of these empty continues the order before it. */
  continuation: z.array(word).default([]),
  /** Columns whose cells such a row takes from the first row of its order. */
  inherits: z.array(word).default([]),
  conventions: z
    .strictObject({
      /** How amounts are written. Default: as the values show, or the user says. */
      numbers: z.enum(['point', 'comma']).optional(),
      /** Order of a numeric date's parts. Default: as the values show, or the user says. */
      dates: z.enum(['dmy', 'mdy', 'ymd']).optional(),
      /** Zone of times that name none: IANA, or the store's. */
      timeZone: word.default('store'),
      /** Columns whose times are in that zone, where those of others are in the store's. */
      timeZoneWith: z.array(word).optional(),
      /** Column with that zone. */
      timeZoneColumn: z.array(word).optional(),
      /**
       * Currency of rows that name none: the store's; that of the payout which
       * they are lines of, whose head stands above them; or none.
       */
      currency: z.enum(['store', 'head', 'required']).default('required'),
      /**
       * Words of a column that tell the currency of a row, in lower case;
       * before the store's. Where the file has one currency, no row may tell
       * another, and where it does not state it, each word must be known.
       */
      currencyWords: z
        .strictObject({
          column: z.array(word).min(1),
          words: z.record(z.string(), z.string().regex(/^[A-Z]{3}$/)),
        })
        .optional(),
      /** Finds the currency, its first group, in a line above the header. */
      currencyPattern: word.optional(),
    })
    .prefault({}),
  /** Sums that the file itself states: heads of payouts against their lines. */
  controls: z
    .array(
      z.strictObject({
        /** Money field of a payout. */
        head: word,
        /** Money field of the transactions that it is the sum of. */
        lines: word,
        /** Field that both have alike. Default: the total is of all lines of the file. */
        per: word.optional(),
      }),
    )
    .default([]),
  records: z.partialRecord(z.enum(RECORD_KINDS), recordSchema),
  /** Columns about persons that no reconciliation needs: not stored. `ship-address*` is every name that begins so. */
  personal: z.array(word).default([]),
});

/** What a row of a file becomes. */
export type RecordKind = (typeof RECORD_KINDS)[number];
/** One kind of file: how it is recognised, read, and understood. */
export type Profile = z.infer<typeof profileSchema>;
/** A profile as it is written down, defaults left out. */
export type ProfileDefinition = z.input<typeof profileSchema>;
/** What the rows of one kind hold. */
export type ProfileRecord = z.infer<typeof recordSchema>;
/** How a column of a profile becomes a canonical field. */
export type ProfileColumn = z.infer<typeof columnSchema>;
/** Which rows something holds for. */
export type ProfileCondition = z.infer<typeof conditionSchema>;
