import { currenciesOf } from './currencies';
import { splitAmount } from './splitAmount';

const BARE = /^-?[\d.,]*$/;

/**
 * The currencies (ISO 4217) that an amount, or a sign or code alone, may be
 * in: EUR for `12,50 €`, several for `$12.50`.
 *
 * @returns undefined where it names none
 */
export function currenciesNamedBy(text: string): readonly string[] | undefined {
  if (BARE.test(text)) return undefined;
  return splitAmount(text)?.around.currencies ?? currenciesOf(text.trim());
}
