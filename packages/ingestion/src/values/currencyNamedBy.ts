import { currenciesNamedBy } from './currenciesNamedBy';

/**
 * The currency (ISO 4217) that an amount, or a sign or code alone, names: EUR
 * for `12,50 €`, `EUR 12,50` and `€`, CAD for `$12.50 CAD`.
 *
 * @returns undefined where it names none or, as `$` and `kr` do, several
 */
export function currencyNamedBy(text: string): string | undefined {
  const currencies = currenciesNamedBy(text);
  return currencies?.length === 1 ? currencies[0] : undefined;
}
