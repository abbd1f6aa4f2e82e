const ESCAPE = 27;
const NONCHARACTERS = 0xfffe;

/**
 * The share of control characters that no text has, NUL aside, from 0 to 1.
 *
 * @param units - bytes, or the code units of UTF-16
 */
export function controlShare(units: ArrayLike<number>): number {
  let controls = 0;
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i];
    const blank = unit >= 9 && unit <= 13;
    if (unit > 0 && unit < 32 && !blank && unit !== ESCAPE) controls += 1;
    if (unit >= NONCHARACTERS) controls += 1;
  }
  return controls / Math.max(1, units.length);
}
