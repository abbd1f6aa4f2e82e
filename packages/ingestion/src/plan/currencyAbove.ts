import type { Profile } from '../profiles/Profile';
import { currencyNamedBy } from '../values/currencyNamedBy';

const EURO = /^euros?$/i;

/**
 * The currency that a line above the header states, where the profile knows
 * how such a line is worded.
 *
 * @param records - cells of the records above the header
 */
export function currencyAbove(
  profile: Profile,
  records: readonly (readonly string[])[],
): string | undefined {
  const { currencyPattern } = profile.conventions;
  if (currencyPattern === undefined) return undefined;
  const pattern = new RegExp(currencyPattern, 'iu');
  for (const cells of records) {
    const word = pattern.exec(cells.join(' '))?.[1];
    if (word === undefined) continue;
    const found = EURO.test(word) ? 'EUR' : currencyNamedBy(word.toUpperCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
