import { currencyNamedBy } from './currencyNamedBy';

describe('currencyNamedBy', () => {
  it.each([
    ['US$ 1,234.50', 'USD'],
    ['12,50 €', 'EUR'],
    ['-£0.98', 'GBP'],
    ['1 234,50 zł', 'PLN'],
    ['R$ 1.234,56', 'BRL'],
    ['₹1,44,957.78', 'INR'],
    ['12.50 USD', 'USD'],
    ['eur 12,50', 'EUR'],
    ['CHF 1’234.50', 'CHF'],
    ['Fr. 12.50', 'CHF'],
    ['$12.50 CAD', 'CAD'],
    ['(12.50 USD)', 'USD'],
    ['C$5', 'CAD'],
    ['A$5', 'AUD'],
    ['€', 'EUR'],
    [' zł ', 'PLN'],
    ['JPY', 'JPY'],
    ['￥500 JPY', 'JPY'],
    ['RMB 5.00', 'CNY'],
  ])('finds in %j %s', (text, currency) => {
    expect(currencyNamedBy(text)).toBe(currency);
  });

  it.each([
    '12.50',
    '$12.50',
    '¥500',
    '5 kr',
    'Rs. 500',
    '$',
    '€5.00 USD',
    '$5.00 EUR',
    'XQZ 5.00',
    '5 pieces',
    'Eur 5',
    '',
    'toString',
  ])('finds none in %j', text => {
    expect(currencyNamedBy(text)).toBeUndefined();
  });
});
