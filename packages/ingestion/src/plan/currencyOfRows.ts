import type { MatchedHeader } from '../detect/MatchedHeader';
import type { Cells } from '../rows/cells';

/**
 * The currency that words of the rows tell, such as the marketplace they are
 * of.
 *
 * @param rows - some rows of the file, as wide as its header
 * @returns undefined where they tell none, or different ones
 */
export function currencyOfRows(
  header: MatchedHeader,
  rows: readonly Cells[],
): string | undefined {
  const { currencyWords } = header.profile.conventions;
  const index = currencyWords ? header.indexOf(currencyWords.column) : -1;
  if (!currencyWords || index < 0) return undefined;
  const words = new Map(Object.entries(currencyWords.words));
  const found = new Set(
    rows.flatMap(cells => words.get(cells[index].trim().toLowerCase()) ?? []),
  );
  const [currency, ...others] = found;
  return others.length === 0 ? currency : undefined;
}
