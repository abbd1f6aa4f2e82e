import { profileSchema } from '../profiles/Profile';
import { collectRows, type CollectOptions } from '../testing';

/** Of a kind that is written as the program's user likes. */
const PROFILE = profileSchema.parse({
  id: 'plain-orders',
  version: 1,
  title: 'Plain orders',
  marketplace: 'other',
  kind: 'orders',
  anchors: ['Order', 'When', 'Price'],
  conventions: { currency: 'store' },
  records: {
    orders: {
      columns: [
        { field: 'order_id', names: ['Order'], kind: 'id', required: 'always' },
        { field: 'purchased_at', names: ['When'], kind: 'timestamp' },
        { field: 'item_price', names: ['Price'], kind: 'money' },
      ],
    },
  },
});
const read = (file: Buffer[], options: CollectOptions = {}) =>
  collectRows(file, { ...options, profiles: [PROFILE] });

const HEADER = 'Order;When;Price;Note';
const rowOf = (n: number, price: string, when = '2026-09-03 10:14:00 -0400') =>
  `#${n};${when};${price};"A note of a length that fills the head of the file, and more of it"`;
/** More rows than are looked at before the first is read. */
const ROWS = 4_000;
const fileOf = (...last: string[]) => [
  Buffer.from(
    [
      HEADER,
      ...Array.from({ length: ROWS }, (_, n) => rowOf(n, '20')),
      ...last,
    ].join('\n'),
  ),
];

describe('a file whose beginning shows nothing of how it is written', () => {
  it('has values after it read where they can be read in one way, and else rejected', async () => {
    const { accepted, rejected, plan } = await read(
      fileOf(
        rowOf(5001, '19.99'),
        rowOf(5002, '1.234'),
        rowOf(5003, '5', '01/02/2026 10:00'),
      ),
    );
    expect(plan.number).toMatchObject({ by: 'file', unneeded: true });
    expect(accepted).toHaveLength(ROWS + 1);
    expect(JSON.parse(accepted[ROWS].payload).item_price).toBe('19.99');
    expect(rejected.map(({ code, column }) => [code, column])).toEqual([
      ['INVALID_MONEY', 'Price'],
      ['INVALID_TIMESTAMP', 'When'],
    ]);
  });

  it('has them read as the user says', async () => {
    const { accepted, rejected } = await read(
      fileOf(rowOf(5002, '1.234'), rowOf(5003, '5', '01/02/2026 10:00')),
      { choices: { numbers: 'comma', dates: 'dmy' } },
    );
    expect(rejected).toEqual([]);
    expect(
      accepted.slice(ROWS).map(({ payload }) => JSON.parse(payload)),
    ).toMatchObject([
      { item_price: '1234' },
      { purchased_at: '2026-02-01T10:00:00Z' },
    ]);
  });
});

describe('a file whose beginning leaves a question', () => {
  it('is read on to the first value that answers it', async () => {
    const open = rowOf(1, '1.234').replace(
      '2026-09-03 10:14:00 -0400',
      '01/02/2026 10:00',
    );
    const text = [
      HEADER,
      ...Array.from({ length: ROWS }, () => open),
      rowOf(5001, '1.234,50', '25/02/2026 10:00'),
    ].join('\n');
    const { plan, rejected, accepted } = await read([Buffer.from(text)]);
    expect(plan.questions).toEqual([]);
    expect([plan.number.value, plan.date.value]).toEqual(['comma', 'dmy']);
    expect(rejected).toEqual([]);
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      item_price: '1234',
      purchased_at: '2026-02-01T10:00:00Z',
    });
  });

  it('is not read while it stays open, and the store only proposes', async () => {
    const text = [HEADER, rowOf(1, '20', '01/02/2026 10:00')].join('\n');
    await expect(
      read([Buffer.from(text)], {
        store: { timeZone: 'Europe/Berlin', currency: 'EUR' },
      }),
    ).rejects.toThrow('open questions');
  });
});

describe('the encoding of a file whose beginning is ASCII', () => {
  it('is told by its first other byte', async () => {
    const [text] = fileOf();
    const { plan } = await read([
      text,
      Buffer.from(
        `\n${rowOf(9000, '20').replace('A note', 'Köln')}\n`,
        'latin1',
      ),
    ]);
    expect(plan.encoding.value).toBe('windows-1252');
  });

  it('does not matter where there is none', async () => {
    const { plan } = await read(fileOf());
    expect(plan.encoding).toMatchObject({
      value: 'utf-8',
      confidence: 1,
      evidence: 'The file is ASCII throughout, which all encodings read alike.',
    });
  });
});
