type Decimal = `${number}`;

function isDecimal(text: string): text is Decimal {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/**
 * An amount with its currency and the number of decimals that ISO 4217 gives
 * it, grouped by locale: `$1,234.50`, `¥1,235`. The digits are never taken
 * through a float.
 *
 * @param amount - decimal text such as `-12.3400`; what is not one is shown as
 * it is, beside the currency.
 * @param currency - ISO 4217 code
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale?: string,
): string {
  if (!isDecimal(amount) || !/^[A-Za-z]{3}$/.test(currency)) {
    return `${amount} ${currency}`;
  }
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    amount,
  );
}
