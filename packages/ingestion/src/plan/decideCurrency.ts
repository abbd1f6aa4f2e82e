import type { MatchedHeader } from '../detect/MatchedHeader';
import type { Cells } from '../rows/cells';
import { currencyAbove } from './currencyAbove';
import type { ReadingPlan, StoreContext } from './ReadingPlan';

/**
 * The currency of amounts that name none: that which the file states, else
 * the one that words of its first rows tell, such as their marketplace, else
 * the store's. Rows that tell several have none in common: each has its own.
 *
 * @param seen - the rows above the header, and the first below it that are as
 *   wide
 */
export function decideCurrency(
  header: MatchedHeader,
  seen: {
    above: readonly string[][];
    rows: readonly Cells[];
    store: StoreContext;
  },
): Pick<ReadingPlan, 'currency' | 'currencyStated'> {
  const { profile } = header;
  const stated = header.currency ?? currencyAbove(profile, seen.above);
  if (stated !== undefined) return { currency: stated, currencyStated: true };
  const [told, ...others] = currenciesOfRows(header, seen.rows);
  if (others.length > 0) return { currency: undefined };
  const mayStandIn = profile.conventions.currency === 'store';
  return { currency: told ?? (mayStandIn ? seen.store.currency : undefined) };
}

function currenciesOfRows(
  header: MatchedHeader,
  rows: readonly Cells[],
): Set<string> {
  const { currencyWords } = header.profile.conventions;
  const index = currencyWords ? header.indexOf(currencyWords.column) : -1;
  if (!currencyWords || index < 0) return new Set();
  const words = new Map(Object.entries(currencyWords.words));
  return new Set(
    rows.flatMap(cells => words.get(cells[index].trim().toLowerCase()) ?? []),
  );
}
