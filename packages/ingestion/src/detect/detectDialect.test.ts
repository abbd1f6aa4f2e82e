import { detectDialect, type DialectChoices } from './detectDialect';

function detect(text: string, choices?: DialectChoices, whole = true) {
  return detectDialect({ head: { text: Buffer.from(text), whole }, choices });
}

const GERMAN = [
  'Bestellung;Datum;Artikel;Betrag',
  '303-1;31.12.2026;Kanne;1,50',
  '303-2;01.01.2027;Tasse;1.234,56',
  '303-3;02.01.2027;Teller;-0,99',
];
const AMAZON = [
  'order-id\tproduct-name\tquantity',
  '1\tWallet 5" Black\t1',
  '2\t"Vintage" mug\t2',
  '3\tMirror 24"\t1',
];

describe('the delimiter', () => {
  it.each([
    ['commas', ',', 'a,b,c\n1,x,3\n4,y,6'],
    ['semicolons', ';', 'a;b;c\n1;x;3\n4;y;6'],
    ['tabs', '\t', 'a\tb\tc\n1\tx\t3\n4\ty\t6'],
    ['vertical bars', '|', 'a|b|c\n1|x|3\n4|y|6'],
    ['semicolons where amounts have a decimal comma', ';', GERMAN.join('\n')],
    [
      'semicolons where every row has as many decimal commas as semicolons',
      ';',
      'Name;Netto;Brutto\nA;1,00;1,19\nB;2,00;2,38\nC;3,00;3,57',
    ],
    [
      'semicolons where commas are only in the rows, and as often in each',
      ';',
      'Name;Netto\nMüller;1,00\nMeier;2,00',
    ],
    [
      'commas where a quoted cell is full of semicolons and line ends',
      ',',
      'id,note\n1,"a;b\nc;d\ne;f"\n2,"g;h\ni;j\nk;l"\n3,m',
    ],
    [
      'tabs where titles have commas',
      '\t',
      'id\ttitle\tprice\n1\tMug, blue, large\t1.00\n2\tBag, red, small\t2.00',
    ],
    [
      'commas where ids end with a tab',
      ',',
      'id,sku,price\n5838\t,17\t,1.00\n5839\t,18\t,2.00',
    ],
    [
      'commas where each title has a vertical bar',
      ',',
      'title,price\nMug|blue,1\nBag|red,2\nCap|green,3',
    ],
    [
      'semicolons below a preamble full of commas',
      ';',
      'Report, made for Jane, in May\nAll amounts, unless stated, in EUR\nFrom 1, to 2\na;b;c\n1;2;3\n4;5;6',
    ],
    ['commas in a header alone', ',', 'a,b,c\n'],
    ['commas where all is numbers', ',', '2024,2025\n1,2\n3,4'],
    ['semicolons in rows of other widths', ';', 'a;b;c\n1;2;3\n4;5\n6;7;8'],
  ])('is found to be %s', (_what, delimiter, text) => {
    expect(detect(text).delimiter.value).toBe(delimiter);
  });

  it('is told with its evidence, and with the others that were tried', () => {
    const { delimiter } = detect(GERMAN.join('\n'));
    expect(delimiter).toMatchObject({
      value: ';',
      by: 'file',
      evidence: 'Separated by semicolons, 4 of 4 rows have 4 cells.',
    });
    expect(delimiter.confidence).toBeGreaterThan(0.75);
    expect(delimiter.alternatives.map(({ value }) => value)).toContain(',');
    for (const { confidence, evidence } of delimiter.alternatives) {
      expect(confidence).toBeLessThan(delimiter.confidence);
      expect(evidence).toMatch(/\.$/);
    }
  });

  it.each([
    ['of amounts with a decimal comma', 'Betrag\n1,50\n2,75\n3,10'],
    ['of words', 'SKU\nMUG-1\nBAG-2'],
    ['of sentences', 'Comment\nGood, quick\nFine\nBad, slow, dear\nSo, so'],
  ])('does not divide a file of one column %s', (_what, text) => {
    const { delimiter, reading } = detect(text);
    expect(text).not.toContain(delimiter.value);
    expect(delimiter.evidence).toBe(
      'Rows have one cell, which nothing divides.',
    );
    expect(new Set(reading.widths)).toEqual(new Set([1]));
  });

  it.each([
    ['sep=;\na;b\n1,2;3,4\n', ';'],
    ['sep=,\r\na,b\r\n1;2,3;4\r\n', ','],
    ['SEP=\t\na\tb\n1\t2\n', '\t'],
    ['"sep=|"\na|b\n1|2\n', '|'],
    ['sep=^\na^b\n1^2\n', '^'],
  ])('is what the first line says: %j', (text, value) => {
    const { delimiter, reading } = detect(text);
    expect(delimiter).toMatchObject({ value, confidence: 1, by: 'file' });
    expect(delimiter.evidence).toMatch(/^The first line says/);
    expect(reading.records[1]).toEqual(['a', 'b']);
  });

  it.each(['sep=x\na;b\n1;2', 'separator;b\n1;2', 'sep=;x;y\n1;2;3'])(
    'is not what an ordinary first line seems to say: %j',
    text => {
      expect(detect(text).delimiter.evidence).toMatch(
        /^Separated by semicolons/,
      );
    },
  );

  it('is what the user chose, against the file and its first line', () => {
    expect(detect('sep=;\na;b\n1;2', { delimiter: ',' }).delimiter).toEqual({
      value: ',',
      confidence: 1,
      evidence: 'Chosen by you.',
      by: 'user',
      alternatives: [expect.objectContaining({ value: ';' })],
    });
  });
});

describe('quoting', () => {
  it.each([
    ['quoted cells have delimiters in them', 'a,b\n"1,5",2\n"2,5",3'],
    ['quoted cells have line ends in them', 'a,b\n"1\n5",2\n"2\n5",3'],
    ['all cells are quoted', '"a","b"\n"1","2"\n"3","4"'],
    ['quotes are doubled', 'a,b\n"5"" mug",2\n"6"" mug",3'],
    ['there are no quotes', 'a,b\n1,2'],
    ['one quote of many rows is not closed', 'a,b\n1,"open\n2,x\n3,y'],
    ['one cell goes on after its quote', 'a,b\n1,"5" mug"\n2,x\n3,y'],
    [
      'marks of inches stand between commas',
      'a,b\n1,5" mug\n2,6" mug\n3,7" mug',
    ],
    [
      'more cells between tabs keep the rules of quoting than break them',
      'a\tb\n1\t"x"\n2\t"y"\n3\t6" mug',
    ],
    [
      'a spreadsheet quoted some cells between tabs',
      'a\tb\n1\t"5"" mug"\n2\t"x\ty"\n3\t6" mug',
    ],
  ])('is on where %s', (_what, text) => {
    expect(detect(text).quotes).toMatchObject({ value: true, by: 'file' });
  });

  it.each([
    ['cells have raw quotes', AMAZON.join('\n')],
    ['one cell has a raw quote', `${AMAZON[0]}\n1\t5" mug\t1\n2\tx\t1`],
    [
      'raw quotes at the beginning and at the end of cells swallow rows',
      `${AMAZON[0]}\n1\t"Great mug\t1\n2\tx\t1\n3\tMirror 24"\t1\n4\ty\t1`,
    ],
    [
      'a raw quote at the beginning of a cell swallows the rest',
      `${AMAZON[0]}\n1\tx\t1\n2\t"Great mug\t1\n3\ty\t1\n4\tz\t1`,
    ],
    [
      'cells between commas go on after their quotes, and none keeps the rules',
      'a,b\n1,"5" mug\n2,"6" mug\n3,"7" mug',
    ],
  ])('is off where %s', (_what, text) => {
    const { quotes, reading } = detect(text);
    expect(quotes).toMatchObject({
      value: false,
      by: 'file',
      evidence: expect.stringMatching(/ordinary characters\.$/),
      alternatives: [{ value: true }],
    });
    expect(new Set(reading.widths).size).toBe(1);
  });

  it('is what the user chose', () => {
    const on = detect(AMAZON.join('\n'), { quotes: true });
    expect(on.quotes).toMatchObject({ value: true, confidence: 1, by: 'user' });
    const off = detect('a,b\n"1,5",2', { quotes: false });
    expect(off.quotes).toMatchObject({ value: false, by: 'user' });
    expect(off.reading.records[1]).toEqual(['"1', '5"', '2']);
  });

  it('is on where the end of the head cuts a quoted cell', () => {
    const text = 'a\tb\n1\t"x"\n2\t"the text goes\non';
    expect(detect(text, undefined, false).quotes.value).toBe(true);
    const { reading } = detect(text, undefined, false);
    expect(reading.records).toEqual([
      ['a', 'b'],
      ['1', 'x'],
    ]);
  });
});

describe('the line end', () => {
  it.each([
    ['LF', 'a,b\n1,2\n', 'lf'],
    ['CRLF', 'a,b\r\n1,2\r\n', 'lf'],
    ['LF and CRLF mixed', 'a,b\r\n1,2\n3,4\r\n', 'lf'],
    ['CR alone', 'a,b\r1,2\r', 'cr'],
    ['CR alone, with LF in quoted cells', 'a,b\r1,"x\ny"\r', 'cr'],
    ['LF, with CR in quoted cells', 'a,b\n1,"x\ry"\n', 'lf'],
    ['none', 'a,b', 'lf'],
  ])('is decided where it is %s', (_what, text, value) => {
    const { lineEnd, reading } = detect(text);
    expect(lineEnd).toMatchObject({ value, by: 'file' });
    expect(new Set(reading.widths)).toEqual(new Set([2]));
  });
});

describe('the reading of the head', () => {
  it('leaves out a last record that may be cut, and the lines of each are told', () => {
    const text = 'a,b\n\n1,"x\ny"\r\n\r\n2,z\n3,cu';
    const { reading } = detect(text, undefined, false);
    expect(reading).toMatchObject({
      records: [
        ['a', 'b'],
        ['1', 'x\ny'],
        ['2', 'z'],
      ],
      widths: [2, 2, 2],
      starts: [1, 3, 6],
      lines: [1, 2, 1],
      cut: false,
    });
    expect(detect(text).reading.widths).toHaveLength(4);
  });

  it('keeps a cut record where it is the only one', () => {
    const { reading } = detect('a,b,c', undefined, false);
    expect(reading).toMatchObject({ records: [['a', 'b', 'c']], cut: true });
  });
});
