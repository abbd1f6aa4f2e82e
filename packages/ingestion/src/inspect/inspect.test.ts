import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../archive/testing/zipOf';
import { textRows, workbookOf } from '../workbook/testing/workbookOf';
import { profilesFolder } from '../profiles/builtInProfiles';
import { inspect } from './inspect';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tieout-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command in the folder of the test. */
async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await inspect(args, {
    folder,
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
  });
  return { code, out, err };
}

function file(text: string | Buffer): string {
  writeFileSync(path.join(folder, 'export.csv'), text);
  return 'export.csv';
}

const sample = (id: string, name: string) =>
  path.join(profilesFolder(), id, name);

const HEADER =
  'order_id,purchased_at,sku,quantity,currency,item_price,refunded_amount,Note';
const own = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const GOOD = 'A-1,2026-05-13 10:00:00,MUG,1,EUR,12.50,0.00,fragile';

describe('inspect', () => {
  it('shows what was decided and by whom, totals, and control totals that tie', async () => {
    const { code, out } = await run(
      sample('amazon-settlement-v2', 'sample.txt'),
    );
    expect(code).toBe(0);
    for (const line of [
      /^ {2}encoding +windows-1252 +file 98 %/m,
      /^ {2}delimiter +tab +file/m,
      /^ {2}quotes +off +profile +Quotes are ordinary characters/m,
      /^ {2}header +line 1 +file/m,
      /^ {2}numbers +comma +file 100 % +total-amount: "1\.039,17"/m,
      /^ {2}dates +dmy +file 100 %/m,
      /^ {2}time zone +UTC/m,
      /^ {2}loaded +16$/m,
      /^ {2}payouts +EUR +1 +1039\.17$/m,
      /^ {2}✓ +24680135791 +EUR +stated 1039\.17 +rows 1039\.17$/m,
      /^ {2}kept under other +6 +merchant-order-id, /m,
    ])
      expect(out).toMatch(line);
    expect(out).toMatch(/✓ It can be loaded\.\n$/);
  });

  it('tells of rows that are skipped and rejected why, and where', async () => {
    const { code, out } = await run(
      file(
        own(
          GOOD,
          HEADER,
          'A-2,2026-05-13 10:00:00,MUG,x,EUR,12.50,0.00,',
          'too,few',
        ),
      ),
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /^ {2}rejected +2 +INVALID_INTEGER 1, COLUMN_COUNT 1$/m,
    );
    expect(out).toMatch(/^ {2}skipped +1 +header 1$/m);
    expect(out).toMatch(/^ {2}line 4 +quantity +INVALID_INTEGER +\S/m);
    expect(out).toMatch(/^ {2}line 5 +COLUMN_COUNT +\S/m);
  });

  it('asks what the values leave open, and takes the answers', async () => {
    const ambiguous = file(
      'Payout Date,Status,Charges,Refunds,Adjustments,Fees,Total,Currency\n01/02/2026,paid,1.234,,,,1.234,EUR\n',
    );
    const berlin = '--time-zone=Europe/Berlin';
    const asked = await run(ambiguous, berlin, '--currency=EUR');
    expect(asked.code).toBe(1);
    for (const line of [
      /^Open question: how are numbers written\?$/m,
      /^ {2}columns +Charges, Total$/m,
      /^ {2}--numbers point +1\.234 is 1\.234$/m,
      /^ {2}--numbers comma +1\.234 is 1234 +likeliest, by the store$/m,
      /^Open question: how are dates written\?$/m,
      /^ {2}columns +Payout Date$/m,
      /^ {2}--dates dmy +01\/02\/2026 is 2026-02-01 +likeliest, by the store$/m,
      /^ {2}--dates mdy +01\/02\/2026 is 2026-01-02$/m,
      /^✗ It cannot be loaded before the questions are answered\.$/m,
    ])
      expect(asked.out).toMatch(line);

    const answers = ['--dates=dmy', '--numbers=comma', '--rows=1'];
    const answered = await run(ambiguous, berlin, ...answers);
    expect(answered.code).toBe(0);
    expect(answered.out).toMatch(/^ {2}dates +dmy +you /m);
    expect(answered.out).toMatch(/^ {2}time zone +Europe\/Berlin/m);
    expect(answered.out).toContain('"paid_at":"2026-01-31T23:00:00Z"');
    expect(answered.out).toContain('"amount":"1234"');
  });

  it('reads what is packed, and asks which file of an archive is meant', async () => {
    const packed = await run(file(gzipSync(own(GOOD))));
    expect(packed.code).toBe(0);
    expect(packed.out).toMatch(/^ {2}gzip +the packed file +file 100 %/m);

    const zip = zipOf([
      { name: 'a.csv', content: own(GOOD) },
      { name: 'b.csv', content: own(GOOD, GOOD) },
    ]);
    const asked = await run(file(zip));
    expect(asked.code).toBe(1);
    expect(asked.out).toMatch(
      /^Open question: which file of the archive is to be read\?$/m,
    );
    expect(asked.out).toMatch(/^ {2}--member "b\.csv" +Tieout orders CSV$/m);

    const answered = await run(file(zip), '--member=b.csv');
    expect(answered.code).toBe(0);
    expect(answered.out).toMatch(/^ {2}in archive +b\.csv +you /m);
    expect(answered.out).toMatch(/^ {2}loaded +2$/m);
  });

  it('reads a sheet of a workbook, the chosen one where one is', async () => {
    const cells = (...rows: string[]) =>
      textRows(...rows.map(line => line.split(',')));
    const book = workbookOf({
      sheets: [
        { name: 'May', rows: cells(HEADER, GOOD) },
        { name: 'June', rows: cells(HEADER, GOOD, GOOD) },
      ],
    });
    const first = await run(file(book));
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^ {2}sheet +May +file 100 %/m);
    const chosen = await run(file(book), '--sheet=June');
    expect(chosen.out).toMatch(/^ {2}sheet +June +you /m);
    expect(chosen.out).toMatch(/^ {2}loaded +2$/m);
  });

  it('takes the word of the user on encoding, delimiter, header, profile and currency', async () => {
    const name = file(
      Buffer.from(
        'a|b|c\norder_id|purchased_at|sku|quantity|item_price|Amount|currency\nA|2026-05-13T10:00:00Z|Tasse f\u00fcr|1|2,50||EUR\n',
        'latin1',
      ),
    );
    const { code, out } = await run(
      ...[name, '--encoding=windows-1250', '--delimiter=pipe', '--rows=1'],
      ...['--header-record=2', '--profile=tieout-orders', '--quotes=off'],
      ...['--numbers=comma', '--json'],
    );
    expect(code).toBe(0);
    const { plan, records } = JSON.parse(out);
    for (const decided of [
      plan.encoding,
      plan.delimiter,
      plan.quotes,
      plan.headerRecord,
      plan.profile,
      plan.number,
    ])
      expect(decided.by).toBe('user');
    expect(records[0].record).toMatchObject({
      sku: 'Tasse für',
      item_price: '2.50',
    });
  });

  it('prints one JSON document', async () => {
    const { code, out } = await run(file(own(GOOD, 'too,few')), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: { name: 'export.csv' },
      loadable: true,
      plan: { profile: { value: 'tieout-orders', by: 'file' } },
      summary: {
        rowsTotal: 2,
        rowsLoaded: 1,
        columns: { other: ['Note'] },
        sums: [{ kind: 'orders', currency: 'EUR', amount: '12.50' }],
      },
      rejections: { COLUMN_COUNT: 1 },
      rejected: [{ lineNumber: 3, code: 'COLUMN_COUNT' }],
      records: [],
    });
  });

  it('says why a file is refused, with what was read until then', async () => {
    const open = await run(file(own(GOOD, 'A-2,"never closed', 'A-3,x')));
    expect(open.code).toBe(1);
    expect(open.out).toMatch(/^Rows, as far as they were read$/m);
    expect(open.out).toMatch(
      /✗ It cannot be loaded \(UNCLOSED_QUOTE, line 3\)/,
    );
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const refused = await run(file(png), '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      loadable: false,
      error: { code: 'NOT_TEXT' },
    });
  });

  it('shows totals that do not tie, with the difference', async () => {
    const { code, out } = await run(
      file(
        'automatic_payout_id,balance_transaction_id,created_utc,reporting_category,gross,fee,net,currency\n' +
          'po_1,txn_1,2026-09-14 08:00:00,charge,10.00,1.00,9.00,eur\n' +
          'po_1,txn_2,2026-09-15 08:00:00,payout,-8.00,0.00,-8.00,eur\n',
      ),
    );
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ +po_1 +EUR +stated 8\.00 +rows 9\.00 +differ by 1\.00/,
    );
    expect(out).toContain('TOTALS_DO_NOT_TIE');
  });

  it('does not call a file loadable of which every row is rejected', async () => {
    const { code, out } = await run(file(own('too,few')));
    expect(code).toBe(1);
    expect(out).toMatch(/every row is rejected/);
  });

  it('shows control characters of a file as what they are', async () => {
    const { out } = await run(
      file(own(GOOD).replace('Note', 'No\u001b[2Jte\u202e')),
    );
    expect(out).toContain('No\\u{001b}[2Jte\\u{202e}');
  });

  it.each([
    [['--help'], 0, ''],
    [[], 1, 'One file is needed'],
    [['nowhere.csv'], 1, 'There is no file'],
    [['x', '--dates=dym'], 1, '--dates has to be one of dmy, mdy, ymd'],
    [['x', '--encoding=latin1'], 1, '--encoding has to be one of utf-8'],
    [['x', '--delimiter=ab'], 1, '--delimiter has to be one character'],
    [['x', '--profile=nope'], 1, '--profile has to be one of adyen'],
    [['x', '--header-record=0'], 1, '--header-record has to be a number'],
    [['x', '--rows=1001'], 1, '--rows has to be a number from 0 to 1000'],
    [['x', '--currency=euro'], 1, '--currency has to be three letters'],
    [['x', '--time-zone=Mars'], 1, '--time-zone has to be the name'],
    [['x', '--unheard-of'], 1, '--unheard-of'],
  ])('ends %j with %d', async (args, code, message) => {
    const run1 = await run(...args);
    expect(run1.code).toBe(code);
    expect(run1.err).toContain(message);
    expect(run1.out.startsWith('Usage:')).toBe(code === 0);
  });
});
