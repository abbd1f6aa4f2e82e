import type { BadInput } from './BadInput';
import { ownFile, ownRow } from './ownFile';

const PAYOUTS =
  'Payout ID;Payout Date;Status;Charges;Refunds;Adjustments;Fees;Total;Currency';

/** An export of Shopify's payouts, whose amounts and dates show how they are written. */
function payouts(...rows: Array<{ date?: string; total: string }>): string {
  return [
    PAYOUTS,
    ...rows.map(
      ({ date = '2026-09-17', total }, at) =>
        `P-${at + 1};${date};paid;${total};;;;${total};EUR`,
    ),
    '',
  ].join('\n');
}

const STRIPE =
  'automatic_payout_id,balance_transaction_id,created_utc,reporting_category,gross,fee,net,currency';

/** Files in which it is the values together that are the difficulty. */
export const BAD_VALUES: BadInput[] = [
  {
    title: 'amounts in several currencies, which are never added up',
    file: ownFile(
      ownRow('A-1', { currency: 'EUR', item_price: '25.00' }),
      ownRow('A-2', { currency: 'USD', item_price: '10.00' }),
      ownRow('A-3', { currency: 'EUR', item_price: '0.10' }),
    ),
    outcome: {
      loaded: ['A-1', 'A-2', 'A-3'],
      sums: { EUR: '25.10', USD: '10.00' },
    },
  },
  {
    title: 'an amount with the sign of another currency than the row names',
    file: ownFile(
      ownRow('A-1', { currency: 'USD', item_price: '€25.00' }),
      ownRow('A-2'),
    ),
    outcome: {
      loaded: ['A-2'],
      rejected: [[2, 'item_price', 'INVALID_CURRENCY']],
    },
  },
  {
    title: 'amounts with the sign of a currency and no column of it',
    file: 'Date,Time,Time Zone,Gross Sales,Net Sales,Total Collected,Fees,Net Total,Transaction ID,Payment ID,Event Type\n2026-09-14,10:00:00,UTC,£12.00,£12.00,£12.00,-£0.30,£11.70,T-1,P-1,Payment\n',
    outcome: { loaded: ['T-1'], sums: { GBP: '11.70' } },
  },
  {
    title: 'decimal commas with points between thousands',
    file: payouts({ total: '1.234,56' }, { total: '9,50' }),
    outcome: { loaded: ['', ''], sums: { EUR: '1244.06' } },
  },
  {
    title: 'decimal commas and decimal points in one column',
    file: payouts(
      { total: '1.234,56' },
      { total: '2.345,67' },
      { total: '1,234.56' },
    ),
    choices: { numbers: 'comma' },
    outcome: {
      loaded: ['', ''],
      rejected: [[4, 'Charges', 'INVALID_MONEY']],
    },
  },
  {
    title: 'both, and an amount that can be read with either',
    file: payouts(
      { total: '1.234,56' },
      { total: '1,234.56' },
      { total: '1.234' },
    ),
    outcome: { asked: ['numbers'] },
  },
  {
    title: 'amounts that can all be read with a comma and with a point',
    file: payouts({ total: '1.234' }, { total: '2.345' }),
    outcome: { asked: ['numbers'] },
  },
  {
    title: 'the same, answered',
    file: payouts({ total: '1.234' }, { total: '2.345' }),
    choices: { numbers: 'comma' },
    outcome: { loaded: ['', ''], sums: { EUR: '3579.00' } },
  },
  {
    title: 'dates that can all be read in two orders',
    file: payouts({ date: '01/02/2026', total: '1,50' }),
    outcome: { asked: ['dates'] },
  },
  {
    title: 'the 31st of February where other dates show the order',
    file: payouts(
      { date: '28/02/2026', total: '1,50' },
      { date: '31/02/2026', total: '1,50' },
    ),
    outcome: {
      loaded: [''],
      rejected: [[3, 'Payout Date', 'INVALID_TIMESTAMP']],
    },
  },
  {
    title: 'dates in two orders',
    file: payouts(
      { date: '28/02/2026', total: '1,50' },
      { date: '27/02/2026', total: '1,50' },
      { date: '02/28/2026', total: '1,50' },
    ),
    choices: { dates: 'dmy' },
    outcome: {
      loaded: ['', ''],
      rejected: [[4, 'Payout Date', 'INVALID_TIMESTAMP']],
    },
  },
  {
    title: 'dates in two orders, and one that can be read in either',
    file: payouts(
      { date: '28/02/2026', total: '1,50' },
      { date: '02/28/2026', total: '1,50' },
      { date: '01/02/2026', total: '1,50' },
    ),
    outcome: { asked: ['dates'] },
  },
  {
    title: 'a trailing row of totals that the layout knows',
    file: `${payouts({ total: '1,50' })};;;1,50;;;;1,50;\n`,
    outcome: { loaded: [''], skipped: { total: 1 }, sums: { EUR: '1.50' } },
  },
  {
    title: 'identifiers that a spreadsheet has written with an exponent',
    file: ownFile(ownRow('A-1'), ownRow('1.2E+17')),
    outcome: { refused: 'DAMAGED_ID' },
  },
  {
    title: 'identifiers that a spreadsheet has rounded',
    file: ownFile(ownRow('576460752303423000'), ownRow('576460752303424000')),
    outcome: { refused: 'DAMAGED_ID' },
  },
  {
    title: 'rows that do not add up to the payout that the file states',
    file: `${STRIPE}\npo_1,txn_1,2026-09-14 08:00:00,charge,10.00,1.00,9.00,eur\npo_1,txn_2,2026-09-15 08:00:00,payout,-8.00,0.00,-8.00,eur\n`,
    outcome: { refused: 'TOTALS_DO_NOT_TIE' },
  },
  {
    title: 'a row whose parts do not add up to its amount',
    file: `${STRIPE}\npo_1,txn_1,2026-09-14 08:00:00,charge,10.00,1.00,9.50,eur\npo_1,txn_2,2026-09-14 08:00:00,charge,10.00,1.00,9.00,eur\n`,
    outcome: {
      loaded: [''],
      rejected: [[2, 'net', 'AMOUNTS_DO_NOT_TIE']],
    },
  },
];
