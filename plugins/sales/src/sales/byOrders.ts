import type { Sales } from '@tieout/plugin-sales-common';

/**
 * The totals of the currencies, that with the most orders first: amounts of two
 * currencies cannot be compared, orders can.
 */
export function byOrders(totals: Sales['totals']): Sales['totals'] {
  return [...totals].sort((a, b) => b.orders - a.orders);
}
