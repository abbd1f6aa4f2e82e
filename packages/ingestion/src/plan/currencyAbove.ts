import type { Profile } from '../profiles/Profile';

const CURRENCY = /^[A-Z]{3}$/;

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
    const found = pattern.exec(cells.join(' '))?.[1]?.toUpperCase();
    if (found !== undefined && CURRENCY.test(found)) return found;
  }
  return undefined;
}
