import type { Order } from '../Order';

/** How a kind of file writes orders. */
export interface Layout {
  columns: readonly string[];
  delimiter: ',' | '\t';
  /** The cells of each row of an order. */
  rows(order: Order, settings: LayoutSettings): string[][];
  /** Where a bad value can be put: index of a column of each kind. */
  faultColumns: Readonly<
    Record<'orderId' | 'purchasedAt' | 'quantity' | 'amount', number>
  >;
}

/** What a layout has to know beside the order. */
export interface LayoutSettings {
  currency: string;
  /** Put before order numbers. */
  orderIdPrefix: string;
}

/** Minor units as decimal text with two places; all currencies here have two. */
export function money(minor: number): string {
  const absolute = String(Math.abs(minor)).padStart(3, '0');
  const sign = minor < 0 ? '-' : '';
  return `${sign}${absolute.slice(0, -2)}.${absolute.slice(-2)}`;
}
