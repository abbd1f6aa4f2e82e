import type { OrdersFileSpec } from './generateOrders';

/**
 * The file that ingestion is measured with: 1,000,000 rows of 23 columns,
 * about 215 MB, with commas, doubled quotes and line breaks in cells and
 * 0.1 % bad rows.
 *
 * @param rows - rows of a smaller or larger file of the same kind; 4,700,000
 *   make about 1 GB
 */
export function referenceFile(rows = 1_000_000): OrdersFileSpec {
  return {
    profile: 'tieout-orders',
    seed: 'reference',
    rows,
    from: '2026-01-01',
    to: '2026-06-30',
    currency: 'GBP',
    timeZone: 'Europe/London',
    catalogueSize: 500,
    badRows: 0.001,
  };
}
