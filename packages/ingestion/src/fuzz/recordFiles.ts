// eslint-disable-next-line @backstage/no-undeclared-imports -- for tests and the fuzzer, which run in the checkout only
import fc from 'fast-check';
import type { Dialect } from '../records/RecordSource';

/** A text, its dialect, its limit, and the pieces in which it comes. */
export interface RecordFile {
  text: Buffer;
  dialect: Dialect;
  maxRecordBytes: number;
  /** Bytes of one piece after the other, over and over; none: one piece. */
  pieceSizes: number[];
}

const DELIMITERS = [
  ',',
  ';',
  '\t',
  '|',
  ' ',
  ':',
  "'",
  'a',
  '\u0001',
  '\u007f',
];

const SNIPPETS = [
  ...[
    '"',
    '"',
    '""',
    '"""',
    '\n',
    '\n',
    '\r\n',
    '\r\n',
    '\r',
    '\n\n',
    '\r\r\n',
  ],
  ...[
    'a',
    'x',
    ' ',
    'word',
    '12.50',
    'é',
    'ß',
    '漢',
    '語',
    '🦉',
    '👩‍🚀',
    'e\u0301',
  ],
  ...['\0', '\ufeff', '\u2028', '\u0085', '\u00a0', '\u000b', '=1+1', '\\"'],
].map(snippet => Buffer.from(snippet));

/** Bytes that begin or go on a character and do not end it; a BOM of UTF-16. */
const BROKEN = ['ef', 'bb', 'e2 82', 'ff fe', 'f0 9f', 'c3'].map(bytes =>
  Buffer.from(bytes.replaceAll(' ', ''), 'hex'),
);

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  quote: fc.constantFrom('"' as const, '"' as const, null),
  lineEnd: fc.constant('lf' as const),
});

function snippets(delimiter: string): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...SNIPPETS) },
    { weight: 4, arbitrary: fc.constant(Buffer.from(delimiter)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...[`"${delimiter}`, `${delimiter}"`, '"\n', '"\r\n', '"\r', '"\0'].map(
          edge => Buffer.from(edge),
        ),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
    {
      weight: 1,
      arbitrary: fc.nat(70).map(length => Buffer.alloc(length, 'long ')),
    },
  );
}

/** Cells that are quoted as they should be, so that records get far. */
function quotedCells(delimiter: string): fc.Arbitrary<Buffer> {
  return fc
    .array(snippets(delimiter), { maxLength: 4 })
    .map(parts => Buffer.concat(parts).toString('latin1'))
    .map(cell =>
      Buffer.from(`"${cell.replaceAll('"', '""')}"${delimiter}`, 'latin1'),
    );
}

/**
 * Nasty texts: quotes in and out of place, line ends of all kinds, characters
 * of one to four bytes and broken ones, NULs, blank lines, ragged rows.
 *
 * @param maxParts - how many snippets and cells a text has at most
 */
export function recordFiles(maxParts: number): fc.Arbitrary<RecordFile> {
  return dialects.chain(dialect =>
    fc.record({
      dialect: fc.constant(dialect),
      text: fc
        .array(
          fc.oneof(
            { weight: 3, arbitrary: snippets(dialect.delimiter) },
            { weight: 1, arbitrary: quotedCells(dialect.delimiter) },
          ),
          { maxLength: maxParts, size: 'max' },
        )
        .map(parts => Buffer.concat(parts)),
      maxRecordBytes: fc.oneof(
        { weight: 3, arbitrary: fc.constant(1_000_000) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 120 }) },
      ),
      pieceSizes: fc.array(fc.nat(40), { maxLength: 6 }),
    }),
  );
}

/** The pieces of a text; empty ones among them. */
export function* piecesOf({
  text,
  pieceSizes,
}: Pick<RecordFile, 'text' | 'pieceSizes'>): Generator<Buffer> {
  let at = 0;
  const advances = pieceSizes.some(size => size > 0);
  for (let i = 0; advances && at < text.length; i += 1) {
    const size = pieceSizes[i % pieceSizes.length];
    yield text.subarray(at, at + size);
    at += size;
  }
  yield text.subarray(at);
}
