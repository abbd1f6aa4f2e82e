import type { RejectionCode } from '../rows/RejectedRow';
import type { BadInput } from './BadInput';
import { ownFile, ownRow } from './ownFile';

/** What a cell holds, and what becomes of it: a field's value or a code. */
type CellCase = [
  column: Exclude<Parameters<typeof ownRow>[1], undefined> extends Partial<
    Record<infer C, string>
  >
    ? C
    : never,
  text: string,
  outcome: { reads: unknown } | { code: RejectionCode },
];

const CELLS: CellCase[] = [
  ['item_price', '1e308', { code: 'INVALID_MONEY' }],
  ['item_price', '1E2', { code: 'INVALID_MONEY' }],
  ['item_price', 'NaN', { code: 'INVALID_MONEY' }],
  ['item_price', 'Infinity', { code: 'INVALID_MONEY' }],
  ['item_price', '0x1F', { code: 'INVALID_MONEY' }],
  ['item_price', '"1.234,56"', { code: 'INVALID_MONEY' }],
  ['item_price', '"1,234.56"', { reads: '1234.56' }],
  ['item_price', '"1,23,456.00"', { reads: '123456.00' }],
  ['item_price', '"12,34.56"', { code: 'INVALID_MONEY' }],
  ['item_price', '1234567890123456', { code: 'INVALID_MONEY' }],
  ['item_price', '0.0000001', { code: 'INVALID_MONEY' }],
  ['item_price', '-0.00', { reads: '0.00' }],
  ['item_price', '-0', { reads: '0' }],
  ['item_price', '(25.00)', { reads: '-25.00' }],
  ['item_price', '25.00-', { reads: '-25.00' }],
  ['item_price', '\u221225.00', { reads: '-25.00' }],
  ['item_price', '--25.00', { code: 'INVALID_MONEY' }],
  ['item_price', '+25.00', { reads: '25.00' }],
  ['item_price', '€25.00', { reads: '25.00' }],
  ['item_price', '=1+1', { code: 'INVALID_MONEY' }],
  ['item_price', "'25.00", { code: 'INVALID_MONEY' }],
  ['item_price', '1.2.3', { code: 'INVALID_MONEY' }],
  ['item_price', 'free', { code: 'INVALID_MONEY' }],
  ['item_price', '٢٥', { code: 'INVALID_MONEY' }],
  ['purchased_at', '31/02', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '31/02/2026', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '2026-02-31', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '2026-13-01', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '2025-02-29', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '2024-02-29', { reads: '2024-02-29T00:00:00Z' }],
  ['purchased_at', '2026-05-08 24:00:01', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '46150', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '1778276186', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', '0000-00-00', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', 'yesterday', { code: 'INVALID_TIMESTAMP' }],
  ['purchased_at', ' ', { code: 'MISSING_VALUE' }],
  ['quantity', '1.5', { code: 'INVALID_INTEGER' }],
  ['quantity', '2.00', { reads: 2 }],
  ['quantity', '1e3', { code: 'INVALID_INTEGER' }],
  ['quantity', '99999999999', { code: 'INVALID_INTEGER' }],
  ['quantity', 'NaN', { code: 'INVALID_INTEGER' }],
  ['quantity', '-0', { reads: 0 }],
  ['currency', '$', { code: 'INVALID_CURRENCY' }],
  ['currency', 'EURO', { code: 'INVALID_CURRENCY' }],
  ['currency', 'eur', { reads: 'EUR' }],
  ['currency', '', { code: 'MISSING_VALUE' }],
  ['sku', '', { code: 'MISSING_VALUE' }],
  ['sku', '=cmd|calc', { reads: '=cmd|calc' }],
  ['product_name', '\ud83d\ude00', { reads: '\ud83d\ude00' }],
  ['product_name', '\u202egum', { reads: '\u202egum' }],
  ['order_id', '', { code: 'MISSING_VALUE' }],
  ['order_id', '0012', { reads: '0012' }],
  ['order_id', 'x'.repeat(257), { code: 'VALUE_TOO_LONG' }],
];

/** Files with one difficult cell; a good row follows. */
export const BAD_CELLS: BadInput[] = CELLS.map(([column, text, outcome]) => ({
  title: `${column} ${JSON.stringify(text.slice(0, 20))}`,
  file: ownFile(ownRow('A-1', { [column]: text }), ownRow('A-2')),
  outcome:
    'code' in outcome
      ? { loaded: ['A-2'], rejected: [[2, column, outcome.code]] }
      : {
          loaded: [column === 'order_id' ? text : 'A-1', 'A-2'],
          first: { [column]: outcome.reads },
        },
}));
