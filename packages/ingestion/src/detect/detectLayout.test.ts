import fc from 'fast-check';
import { anchoredProfile as profile } from './testing/anchoredProfile';
import { detectText as detect } from './testing/detectText';

const HEAD_BYTES = 256 * 1024;

interface Table {
  header: string[];
  rows: string[][];
  preamble: string[];
  delimiter: string;
  quoting: 'all' | 'needed' | 'none';
  lineEnd: string;
}

function written({ header, rows, ...dialect }: Table): string {
  const { delimiter, quoting, lineEnd, preamble } = dialect;
  const cell = (text: string) => {
    const needed = [delimiter, '"', '\n'].some(sign => text.includes(sign));
    return quoting === 'all' || (quoting === 'needed' && needed)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = [header, ...rows].map(row => row.map(cell).join(delimiter));
  return [...preamble.map(cell), ...lines, ''].join(lineEnd);
}

const NAMES = [
  ...['order id', 'Datum', 'SKU', 'Artikel (Titel)', 'Net amount', 'Währung'],
  ...['date/time', 'Tax 1 Value', '商品名', 'Menge', 'ship-city', 'Status'],
];
const PREAMBLES = [
  ...[
    'Transaction report',
    'All amounts in EUR; see the notes',
    'Definitions:',
  ],
  ...['Includes orders, refunds and fees', 'From 01.09.2026', '2026-09-30'],
];

/** Cells that can be written between a delimiter without quotes. */
function plainCell(delimiter: string): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.constantFrom(
        'Mug',
        'Fern Print',
        'Köln',
        'DE',
        '',
        '日本',
        'red | blue',
      ),
      fc.constantFrom('1.234,56', '-0,99', '12,50', '1,234.56', '7', '$9.99'),
      fc.constantFrom('2026-09-01', '31.12.2026 23:59', '111-0000001-0000001'),
      fc.constantFrom('Mug, blue', 'Zeit; Ort'),
    )
    .filter(text => !text.includes(delimiter));
}

const quotedCell = fc.oneof(
  plainCell('\0'),
  fc.constantFrom('5" mug', 'Zeile 1\nZeile 2', '"Spezial"; 5 €', 'S, M, "L"'),
);

const table: fc.Arbitrary<Table> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quoting: fc.constantFrom(
      'all' as const,
      'needed' as const,
      'none' as const,
    ),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    header: fc.shuffledSubarray(NAMES, { minLength: 2 }),
  })
  .chain(({ header, delimiter, quoting, lineEnd }) => {
    const cell = quoting === 'none' ? plainCell(delimiter) : quotedCell;
    const id = fc.stringMatching(/^[A-Z]-[0-9]{3,6}$/);
    // Without quotes it could not be told from a row.
    const line = fc
      .constantFrom(...PREAMBLES)
      .filter(text => quoting !== 'none' || !text.includes(delimiter));
    const others = fc.array(cell, {
      minLength: header.length - 1,
      maxLength: header.length - 1,
    });
    const row = fc.tuple(id, others).map(([first, rest]) => [first, ...rest]);
    return fc.record({
      header: fc.constant(header),
      delimiter: fc.constant(delimiter),
      quoting: fc.constant(quoting),
      lineEnd: fc.constant(lineEnd),
      preamble: fc.array(line, { maxLength: 8 }),
      rows: fc.array(row, { minLength: 4, maxLength: 20 }),
    });
  });

describe('a table in any dialect, below a preamble', () => {
  it('is found again by its shape', () => {
    fc.assert(
      fc.property(table, given => {
        const { reading, record } = detect(written(given));
        expect(reading.records.slice(record.value)).toEqual([
          given.header,
          ...given.rows,
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('is found again by its profile, however few rows it has', () => {
    fc.assert(
      fc.property(table, fc.nat({ max: 3 }), (given, rows) => {
        const few = { ...given, rows: given.rows.slice(0, rows) };
        const known = profile('known', given.header);
        const { reading, record, matched } = detect(written(few), {
          profiles: [known],
        });
        expect(matched?.profile.id).toBe('known');
        expect(reading.records.slice(record.value)).toEqual([
          given.header,
          ...few.rows,
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('is found again where its end is cut off, but for a record', () => {
    fc.assert(
      fc.property(table, fc.nat({ max: 60 }), (given, cut) => {
        const text = written(given);
        const known = profile('known', given.header);
        const end = written({ ...given, rows: [] }).length;
        const head = text.slice(0, Math.max(end + 1, text.length - cut));
        const { reading, record } = detect(head, {
          profiles: [known],
          whole: false,
        });
        const found = reading.records.slice(record.value);
        expect([given.header, ...given.rows]).toEqual(
          expect.arrayContaining(found),
        );
        expect(found[0]).toEqual(given.header);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a hostile head', () => {
  const kib = (text: string) =>
    text.repeat(Math.ceil(HEAD_BYTES / text.length)).slice(0, HEAD_BYTES);
  const many = profile('many', ['a', 'b', 'c']);
  const heads: Array<[string, string, string]> = [
    ['100,000 columns', kib('c1,'), 'TOO_MANY_COLUMNS'],
    ['columns between all delimiters', kib('a,b;c\td|'), 'TOO_MANY_COLUMNS'],
    [
      'a known header with 100,000 columns',
      `a,b,c${kib(',x')}`,
      'TOO_MANY_COLUMNS',
    ],
    ['delimiters only', kib(','), 'TOO_MANY_COLUMNS'],
    ['tabs only', kib('\t'), 'TOO_MANY_COLUMNS'],
    ['line feeds only', kib('\n'), 'FILE_EMPTY'],
    ['carriage returns only', kib('\r'), 'FILE_EMPTY'],
    ['an unclosed quote', `"${kib('x\n')}`, 'UNCLOSED_QUOTE'],
    [
      'an unclosed quote and delimiters',
      `a,"${kib('x,y\n')}`,
      'UNCLOSED_QUOTE',
    ],
  ];

  it.each(heads)('of %s is refused', (_what, text, code) => {
    for (const whole of [true, false]) {
      expect(() => detect(text, { profiles: [many], whole })).toThrow(
        expect.objectContaining({ code }),
      );
    }
  });

  it.each([
    ['one line', kib('x')],
    ['quotes', kib('"')],
    ['quotes on lines of their own', kib('"\n')],
    ['opening quotes', kib('"a')],
    ['cells that go on after their quotes', `a\n${kib('"a"b,"c"d\n')}`],
    ['quotes between delimiters', `a,b\n${kib('",\n",')}`],
    ['blanks', kib(' ')],
    ['lines of delimiters', kib(',\n')],
    [
      'lines of growing width',
      Array.from({ length: 700 }, (_, i) => ','.repeat(i % 500)).join('\n'),
    ],
    ['NUL bytes', kib('\0')],
  ])('of %s is of no known kind', (_what, text) => {
    for (const whole of [true, false]) {
      expect(detect(text, { profiles: [many], whole }).matched).toBeUndefined();
    }
  });
});
