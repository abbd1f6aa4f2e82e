import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { anchoredProfile } from './testing/anchoredProfile';
import { detectText as detect } from './testing/detectText';

const SHARED = path.resolve(__dirname, '../../../../../shared/samples');

const profile = (id: string, anchors: string[]) =>
  anchoredProfile(id, anchors, [
    {
      when: [{ column: 'Order ID', startsWith: ['Platform unique'] }],
      skip: 'description',
    },
  ]);

const present = existsSync(SHARED);
if (!present) {
  // eslint-disable-next-line no-console -- a skip has to be seen
  console.warn(`Skipped: no shared samples at ${SHARED}`);
}

(present ? describe : describe.skip)('the shared samples', () => {
  const sample = (name: string) => {
    const bytes = readFileSync(path.join(SHARED, name));
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  };
  const profiles = [
    profile('amazon-orders', ['amazon-order-id', 'purchase-date', 'sku']),
    profile('amazon-settlement', ['settlement-id', 'amount-type', 'amount']),
    profile('amazon-dates', ['date/time', 'settlement id', 'total']),
    profile('shopify-orders', ['Name', 'Lineitem name', 'Financial Status']),
    profile('shopify-transactions', ['Transaction Date', 'Card Brand', 'Net']),
    profile('shopify-payouts', ['Payout Date', 'Charges', 'Reserved Funds']),
    profile('ebay', [
      'Transaction creation date',
      'Final Value Fee – FIXED',
      'Type',
    ]),
    profile('etsy-orders', ['Sale Date', 'Order ID', 'Number of Items']),
    profile('etsy-statement', ['Date', 'Type', 'Fees & Taxes', 'Net']),
    profile('stripe', ['balance_transaction_id', 'reporting_category']),
    profile('paypal', ['Date', 'TimeZone', 'Balance Impact']),
    profile('tiktok', ['Order ID', 'Order Substatus', 'SKU ID']),
    profile('woocommerce', ['Date', 'Order #', 'N. Revenue (formatted)']),
  ];

  it.each([
    ['amazon/all_orders_us.txt', 'amazon-orders', '\t', 1],
    ['amazon/settlement_v2_us.txt', 'amazon-settlement', '\t', 1],
    ['amazon/date_range_us_preamble.csv', 'amazon-dates', ',', 8],
    ['shopify/orders_export_blank_continuation.csv', 'shopify-orders', ',', 1],
    ['shopify/payment_transactions_export.csv', 'shopify-transactions', ',', 1],
    ['shopify/payouts_summary.csv', 'shopify-payouts', ',', 1],
    ['ebay/transaction_report.csv', 'ebay', ',', 5],
    ['etsy/EtsySoldOrders2026-9.csv', 'etsy-orders', ',', 1],
    ['etsy/etsy_statement_2026_9.csv', 'etsy-statement', ',', 1],
    ['stripe/payout_reconciliation_itemized.csv', 'stripe', ',', 1],
    ['paypal/activity_en.csv', 'paypal', ',', 1],
    ['tiktok/orders_with_description_row.csv', 'tiktok', ',', 1],
    ['woocommerce/analytics_orders_bom.csv', 'woocommerce', ',', 1],
  ])('have in %s a file of %s', (name, id, delimiter, line) => {
    const text = sample(name);
    expect(detect(text, { profiles })).toMatchObject({
      delimiter: { value: delimiter },
      profile: { value: id },
      line,
    });
    // And without knowing any kind of file.
    expect(detect(text)).toMatchObject({
      delimiter: { value: delimiter },
      line,
    });
  });

  it('have raw quotes in an Amazon file, and enclosing ones elsewhere', () => {
    const quotes = (name: string) => detect(sample(name)).quotes.value;
    expect(quotes('amazon/all_orders_us.txt')).toBe(false);
    expect(quotes('amazon/date_range_us_preamble.csv')).toBe(true);
    expect(quotes('etsy/etsy_statement_2026_9.csv')).toBe(true);
  });

  it('have a row of descriptions below the header of TikTok', () => {
    const text = sample('tiktok/orders_with_description_row.csv');
    expect(detect(text, { profiles }).below).toMatchObject({
      value: ['description'],
      by: 'profile',
    });
  });

  it.each([
    ['torture/derived/de_orders_utf8.csv', ';', 'Order ID'],
    ['torture/derived/ragged_dup_headers.csv', ',', 'A'],
    ['torture/derived/formula_injection.csv', ',', 'Order'],
    ['torture/derived/header_only.csv', ',', 'a'],
  ])('have in %s a table of no known kind', (name, delimiter, first) => {
    const layout = detect(sample(name), { profiles });
    expect(layout).toMatchObject({
      delimiter: { value: delimiter },
      quotes: { value: true },
      record: { value: 0 },
      matched: undefined,
    });
    expect(layout.header.names[0]).toBe(first);
  });

  // All but location_coordinates, whose JSON is that of another file.
  it.each([
    ...['comma_in_quotes', 'empty', 'empty_crlf', 'escaped_quotes', 'json'],
    ...['newlines', 'newlines_crlf', 'simple'],
    ...['quotes_and_newlines', 'simple_crlf', 'utf8'],
  ])('have in csv-spectrum/%s what its JSON says', name => {
    const { reading, record, header } = detect(
      sample(`torture/csv-spectrum/csvs/${name}.csv`),
    );
    const rows = reading.records
      .slice(record.value + 1)
      .map(cells =>
        Object.fromEntries(header.names.map((key, i) => [key, cells[i]])),
      );
    expect(rows).toEqual(
      JSON.parse(sample(`torture/csv-spectrum/json/${name}.json`)),
    );
  });
});
