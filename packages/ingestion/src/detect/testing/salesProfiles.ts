import type { Layout } from '../detectLayout';
import { type DetectGiven, detectText } from './detectText';
import { orderProfile } from './orderProfile';

/** A profile of orders that knows few columns. */
export const SALES = orderProfile('sales', {
  order_id: ['Order'],
  sku: ['SKU', 'Artikel'],
});

/** One that knows more of them. */
export const DETAILED = orderProfile('detailed', {
  order_id: ['Order'],
  sku: ['SKU'],
  product_name: ['Title'],
});

/** Detects the layout of a text of at most 30 columns, which may be one of `SALES`. */
export function detectSales(text: string, given: DetectGiven = {}): Layout {
  return detectText(text, { profiles: [SALES], maxColumns: 30, ...given });
}
