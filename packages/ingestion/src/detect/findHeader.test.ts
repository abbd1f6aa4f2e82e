import { IngestionError } from '../IngestionError';
import { headerNotRecognised } from './refuseHeader';
import type { DetectGiven } from './testing/detectText';
import { orderProfile } from './testing/orderProfile';
import {
  DETAILED,
  detectSales as detect,
  SALES,
} from './testing/salesProfiles';

function refusal(text: string, given: DetectGiven = {}): IngestionError {
  return headerNotRecognised(detect(text, given), given.profiles ?? [SALES]);
}

const ROWS = 'A,2026-09-01,M,Mug\nB,2026-09-02,N,Bag\n';
const HEADER = 'Order,Date,SKU,Title\n';

describe('the header of a known kind', () => {
  it.each([
    ['on the first line', HEADER + ROWS, 0, 1],
    ['below a preamble', `Report\nFrom,1 May\n\n${HEADER}${ROWS}`, 2, 4],
    ['below a preamble of its width', `a,b,c,d\n${HEADER}${ROWS}`, 1, 2],
    ['below a sep= line', `sep=,\n${HEADER}${ROWS}`, 1, 2],
    [
      'in other letter case and quotes',
      `"ORDER","date","Sku","x"\n${ROWS}`,
      0,
      1,
    ],
    ['by a localised name', `Order,Date,Artikel,Titel\n${ROWS}`, 0, 1],
    [
      'where quotes in the preamble span lines',
      `"a\nb"\n${HEADER}${ROWS}`,
      1,
      3,
    ],
    ['on the 30th row', `${'x\n'.repeat(29)}${HEADER}${ROWS}`, 29, 30],
    ['alone', HEADER, 0, 1],
    ['where it is repeated', HEADER + ROWS + HEADER + ROWS, 0, 1],
  ])('is found %s', (_what, text, record, line) => {
    const layout = detect(text);
    expect(layout).toMatchObject({
      record: { value: record, by: 'file' },
      line,
      profile: { value: 'sales', by: 'file' },
      matched: { profile: { id: 'sales' } },
    });
    expect(layout.matched).toBe(layout.header);
    expect(layout.record.evidence).toBe(
      `Line ${line} has the columns of "Title of sales".`,
    );
  });

  it('is not looked for beyond the 30th row', () => {
    const { matched } = detect(`${'x\n'.repeat(30)}${HEADER}${ROWS}`);
    expect(matched).toBeUndefined();
  });

  it('settles the delimiter, whatever the rows look like', () => {
    const rows = '1,5;2,5;3,5;4,5;5,5\n'.repeat(20);
    expect(detect(`Order,Date\n${rows}`)).toMatchObject({
      delimiter: { value: ',', confidence: 0.99 },
      profile: { value: 'sales' },
    });
    expect(detect(`Order,Date\n${rows}`, { profiles: [] })).toMatchObject({
      delimiter: { value: ';' },
    });
  });
});

describe('the header of no known kind', () => {
  const unknown = (text: string) => detect(text, { profiles: [] });

  it.each([
    ['above rows of other kinds', 'id,name,price\n1,Mug,2.50\n2,Bag,3.50', 0],
    [
      'below lines of fewer cells',
      'Report\nFrom,2026-09-01\nid,name,price\n1,Mug,2\n2,Bag,3',
      2,
    ],
    [
      'below lines filled up with blanks',
      'Report,,\n2026,,\nid,name,price\n1,Mug,2\n2,Bag,3',
      2,
    ],
    [
      'below a long preamble, above few rows',
      `${'About this report\n'.repeat(8)}id,name,price\n1,Mug,2`,
      8,
    ],
    [
      'above rows that are text too',
      'city,colour\nLeipzig,red\nDresden,blue',
      0,
    ],
    [
      'below groups of columns',
      ',Order,Order,Item\nno,id,date,sku\n1,A,2026-09-01,M\n2,B,2026-09-02,N',
      1,
    ],
    ['with repeated and blank names', 'A,A,B,,B\n1,2,3,4,5\n6,7,8,9,0', 0],
    ['of one column', 'Amount\n1.50\n2.50', 0],
    ['alone', 'id,name,price', 0],
  ])('is found by its shape %s', (_what, text, record) => {
    const layout = unknown(text);
    expect(layout.record).toMatchObject({ value: record, by: 'file' });
    expect(layout.record.confidence).toBeLessThan(1);
    expect(layout).toMatchObject({ matched: undefined, profile: undefined });
  });

  it('is told with what speaks for it', () => {
    const { record, header } = unknown('Report\nid,name\n1,Mug\n2,Bag\n3');
    expect(record.evidence).toBe(
      'Line 2 has 2 cells like names of columns, and 2 of 3 rows below it have as many.',
    );
    expect(header.names).toEqual(['id', 'name']);
    expect(record.alternatives.map(({ value }) => value)).toContain(0);
  });

  it('is the record that is most like a known kind, where one is', () => {
    const far = orderProfile('far', {}, { anchors: ['1', '2', '3', 'x'] });
    const layout = detect('id,name,price\n1,2,3\n', { profiles: [far] });
    expect(layout.record).toMatchObject({
      value: 1,
      evidence: 'Line 2 has some columns of "Title of far".',
    });
  });
});

describe('choices of the user', () => {
  it('put the header where they say', () => {
    const layout = detect(HEADER + ROWS, { choices: { headerRecord: 1 } });
    expect(layout).toMatchObject({
      record: {
        value: 1,
        confidence: 1,
        by: 'user',
        evidence: 'Chosen by you.',
      },
      line: 2,
      matched: undefined,
    });
    expect(layout.header.names[0]).toBe('A');
  });

  it('may name a row that is no row of the head', () => {
    expect(() => detect(HEADER, { choices: { headerRecord: 5 } })).toThrow(
      expect.objectContaining({
        code: 'HEADER_NOT_RECOGNISED',
        message: expect.stringMatching(/Row 6 .* only 1 rows/),
      }),
    );
  });

  it('decide the kind of file against one that knows more columns', () => {
    const { profile: found } = detect(HEADER + ROWS, {
      profiles: [SALES, DETAILED],
      choices: { profileId: 'sales' },
    });
    expect(found).toMatchObject({ value: 'sales', confidence: 1, by: 'user' });
  });

  it('do not make a file a kind whose columns it lacks', () => {
    const error = refusal('a,b\n1,2', {
      profiles: [SALES, DETAILED],
      choices: { profileId: 'sales' },
    });
    expect(error.code).toBe('HEADER_NOT_RECOGNISED');
  });
});

describe('a file that is not recognised', () => {
  it.each([
    [
      'nothing in common with a known kind',
      'a,b,c\n1,2,3',
      'The header on the first line is of no known kind. Found: a, b, c. No column of a known kind is among them: export the file again, with its header, and check that it is an export of orders, transactions or payouts. Known kinds: Title of sales.',
    ],
    [
      'a column missing',
      'Report\n\nOrder;SKU;Title\n1;2;3\n4;5;6',
      'The header on line 3 is of no known kind. Found: Order, SKU, Title. Nearest is "Title of sales", which also needs: Date. Export the file again with all columns. Known kinds: Title of sales.',
    ],
    [
      'many and long names',
      `${'x'.repeat(70)},${'y,'.repeat(25)}z\n`,
      `Found: ${'x'.repeat(60)}${', y'.repeat(19)} and 7 more. No column of`,
    ],
  ])('is refused for %s', (_what, text, message) => {
    const error = refusal(text);
    expect(error).toBeInstanceOf(IngestionError);
    expect(error.code).toBe('HEADER_NOT_RECOGNISED');
    expect(error.message).toContain(message);
  });

  it('says which columns are foreign to the kind that it has all columns of', () => {
    const strict = orderProfile('strict', {}, { foreign: ['Title'] });
    expect(refusal(HEADER + ROWS, { profiles: [strict] }).message).toMatch(
      /has the columns of "Title of strict", but also some that such a file never has: Title\./,
    );
  });

  it.each([
    [
      'a known kind',
      `${HEADER.trim()}${',x'.repeat(40)}\n`,
      'has 44 columns',
      true,
    ],
    [
      'no known kind',
      `a${',x'.repeat(40)}\n1${',2'.repeat(40)}`,
      'has 41 columns',
      true,
    ],
    [
      'more than the head',
      `a${',x'.repeat(40)}`,
      'has more than 41 columns',
      false,
    ],
  ])('is refused for too many columns of %s', (_what, text, message, whole) => {
    expect(() => detect(text, { whole })).toThrow(
      expect.objectContaining({
        code: 'TOO_MANY_COLUMNS',
        message: expect.stringContaining(`${message}; at most 30 are read`),
        line: 1,
      }),
    );
  });
});
