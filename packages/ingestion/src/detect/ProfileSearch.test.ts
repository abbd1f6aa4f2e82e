import { profileSchema } from '../profiles/Profile';
import { orderProfile } from './testing/orderProfile';
import {
  DETAILED,
  detectSales as detect,
  SALES,
} from './testing/salesProfiles';

const ROWS = 'A,2026-09-01,M,Mug\nB,2026-09-02,N,Bag\n';
const HEADER = 'Order,Date,SKU,Title\n';

describe('the kind of file', () => {
  it('is the one that knows most of the columns', () => {
    const { profile: found } = detect(HEADER + ROWS, {
      profiles: [SALES, DETAILED],
    });
    expect(found).toMatchObject({
      value: 'detailed',
      evidence: '"Title of detailed" knows 4 of the 4 columns.',
      alternatives: [
        {
          value: 'sales',
          evidence: '"Title of sales" knows 3 of the columns.',
        },
      ],
    });
    expect(found?.confidence).toBeGreaterThan(0.9);
  });

  it('is told to be a tie where two know as many', () => {
    const twin = { ...SALES, id: 'twin', title: 'Twin' };
    const { profile: found } = detect(HEADER + ROWS, {
      profiles: [SALES, twin],
    });
    expect(found).toMatchObject({
      value: 'sales',
      confidence: 0.5,
      evidence:
        '"Title of sales" knows 3 of the 4 columns, and so does "Twin".',
    });
  });

  it('is not one whose foreign columns the header has', () => {
    const strict = orderProfile('strict', {}, { foreign: ['TITLE'] });
    expect(detect(HEADER + ROWS, { profiles: [strict] })).toMatchObject({
      matched: undefined,
      nearest: [{ missing: [], foreign: ['Title'] }],
    });
    expect(
      detect(HEADER + ROWS, { profiles: [strict, SALES] }).profile,
    ).toMatchObject({
      value: 'sales',
      alternatives: [
        { value: 'strict', evidence: '"Title of strict" never has: Title.' },
      ],
    });
  });

  it('needs one of the names of each anchor', () => {
    const choice = orderProfile(
      'choice',
      {},
      { anchors: [['Auftrag', 'Order'], 'Date'] },
    );
    expect(detect(HEADER, { profiles: [choice] }).profile?.value).toBe(
      'choice',
    );
    const none = detect('Bestellung,Date,x\n', { profiles: [choice] });
    expect(none.nearest).toMatchObject([{ missing: ['Auftrag'], share: 0.5 }]);
  });

  it('needs the columns without which every row would be rejected', () => {
    const needy = profileSchema.parse({
      ...SALES,
      records: {
        orders: {
          columns: [
            {
              field: 'order_id',
              names: ['Order'],
              kind: 'id',
              required: 'always',
            },
            {
              field: 'quantity',
              names: ['Qty', 'Menge'],
              kind: 'integer',
              required: 'always',
            },
          ],
        },
      },
    });
    expect(detect(HEADER, { profiles: [needy] }).nearest).toMatchObject([
      { missing: ['Qty'] },
    ]);
    expect(
      detect('Order,Date,Menge\n', { profiles: [needy] }).profile,
    ).toMatchObject({
      value: 'sales',
    });
  });

  it('is told by the currency in its names', () => {
    const venta = orderProfile(
      'venta',
      { order_total: ['Total ({currency})'] },
      { anchors: ['# de venta', 'Total ({currency})'] },
    );
    const { matched } = detect('# de venta;Estado;Total (CLP)\n1;x;2\n', {
      profiles: [venta],
    });
    expect(matched).toMatchObject({
      currency: 'CLP',
      unknownColumns: ['Estado'],
    });
  });

  it.each([
    ['with commas between cells', 'Order,Date\n"A",1\n"B",2\n'],
    ['with names enclosed', '"Order"\t"Date"\n"A"\t1\n"B"\t2\n'],
    ['with quotes doubled', 'Order\tDate\n"A 5"" x"\t1\n"B"\t2\n'],
  ])('may say so in vain of a file saved again %s', (_what, text) => {
    const raw = { ...SALES, quotes: false };
    const { quotes, reading } = detect(text, { profiles: [raw] });
    expect(quotes).toMatchObject({ value: true, by: 'file' });
    expect(reading.records[2]).toEqual(['B', '2']);
  });

  it('may say whether quotes enclose cells', () => {
    const raw = { ...SALES, quotes: false };
    const text = 'Order\tDate\n"A"\t1\n"B"\t2\n';
    expect(detect(text, { profiles: [raw] })).toMatchObject({
      quotes: {
        value: false,
        by: 'profile',
        evidence:
          'Quotes are ordinary characters in files of "Title of sales".',
      },
      reading: {
        records: [
          ['Order', 'Date'],
          ['"A"', '1'],
          ['"B"', '2'],
        ],
      },
    });
    expect(
      detect(text, { profiles: [raw], choices: { quotes: true } }).quotes,
    ).toMatchObject({ value: true, by: 'user' });
    const enclosed = { ...SALES, quotes: true };
    const inches = 'Order\tDate\nA\t5"\nB\t6"\n';
    expect(detect(inches).quotes.value).toBe(false);
    expect(detect(inches, { profiles: [enclosed] }).quotes).toMatchObject({
      value: true,
      by: 'profile',
    });
  });
});

describe('rows directly below the header', () => {
  const described = orderProfile(
    'described',
    {},
    {
      rows: [
        {
          when: [{ column: 'Order', startsWith: ['Platform unique'] }],
          skip: 'description',
        },
      ],
    },
  );

  it.each([
    ['data', HEADER + ROWS, []],
    [
      'a description',
      `${HEADER}Platform unique id.,x,y,z\n${ROWS}`,
      ['description'],
    ],
    [
      'a short description',
      `${HEADER}Platform unique id.\n${ROWS}`,
      ['description'],
    ],
    ['the header again', HEADER + HEADER + ROWS, ['header']],
    [
      'both',
      `${HEADER}${HEADER}Platform unique id.,x,y,z\n${ROWS}`,
      ['header', 'description'],
    ],
    [
      'a description below data',
      `${HEADER}${ROWS}Platform unique id.,x,y,z\n`,
      [],
    ],
  ])('are told where they are %s', (_what, text, value) => {
    expect(detect(text, { profiles: [described] }).below).toMatchObject({
      value,
    });
  });

  it('are told with what they are', () => {
    const evidence = (text: string) =>
      detect(text, { profiles: [described] }).below.evidence;
    expect(evidence(HEADER + ROWS)).toBe(
      'Data begins directly below the header.',
    );
    expect(evidence(`${HEADER}Platform unique id.\n${ROWS}`)).toBe(
      'Rows below the header that are descriptions of its columns, and no data: 1.',
    );
  });
});
