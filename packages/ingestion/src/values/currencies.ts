const CODE = /^(?:[A-Z]{3}|[a-z]{3})$/;
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Signs in lower case, and the currencies that each may stand for. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BRL DOP BBD BSD BZD FJD JMD LRD NAD TTD XCD',
    us$: 'USD',
    c$: 'CAD',
    ca$: 'CAD',
    cdn$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    nz$: 'NZD',
    hk$: 'HKD',
    s$: 'SGD',
    sg$: 'SGD',
    nt$: 'TWD',
    mx$: 'MXN',
    mex$: 'MXN',
    ar$: 'ARS',
    cl$: 'CLP',
    co$: 'COP',
    col$: 'COP',
    $u: 'UYU',
    r$: 'BRL',
    rd$: 'DOP',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    'jp¥': 'JPY',
    'cn¥': 'CNY',
    円: 'JPY',
    元: 'CNY TWD HKD',
    rmb: 'CNY',
    '₹': 'INR',
    rs: 'INR PKR LKR NPR MUR SCR',
    'rs.': 'INR PKR LKR NPR MUR SCR',
    kr: 'SEK NOK DKK ISK',
    'kr.': 'SEK NOK DKK ISK',
    zł: 'PLN',
    kč: 'CZK',
    ft: 'HUF',
    lei: 'RON MDL',
    лв: 'BGN',
    fr: 'CHF',
    'fr.': 'CHF',
    sfr: 'CHF',
    'sfr.': 'CHF',
    '₺': 'TRY',
    tl: 'TRY',
    '₽': 'RUB',
    '₴': 'UAH',
    '₩': 'KRW',
    원: 'KRW',
    '฿': 'THB',
    '₫': 'VND',
    đ: 'VND',
    '₱': 'PHP',
    rp: 'IDR',
    'rp.': 'IDR',
    rm: 'MYR',
    r: 'ZAR',
    '₪': 'ILS',
    '৳': 'BDT',
    '₦': 'NGN',
    '₡': 'CRC',
    '₲': 'PYG',
    '₸': 'KZT',
    's/': 'PEN',
    'د.إ': 'AED',
    'ر.س': 'SAR',
  }).map(([sign, codes]) => [sign, codes.split(' ')]),
);

/**
 * The currencies (ISO 4217 codes) that a sign or code may stand for: one for
 * `€`, `US$`, `zł` or `EUR`, several for `$` or `kr`.
 *
 * @returns undefined where it is no sign or code of money
 */
export function currenciesOf(mark: string): readonly string[] | undefined {
  if (CODE.test(mark)) {
    const code = mark.toUpperCase();
    if (CODES.has(code)) return [code];
  }
  return SIGNS.get(mark.toLowerCase());
}
