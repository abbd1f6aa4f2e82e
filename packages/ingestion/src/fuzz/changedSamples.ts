import { readFileSync } from 'node:fs';
// eslint-disable-next-line @backstage/no-undeclared-imports -- for tests and the fuzzer, which run in the checkout only
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { parse } from 'yaml';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { sampleFiles } from '../profiles/sampleFiles';

/** The text of a sample, changed in places, and the pieces in which it comes. */
export interface ChangedSample {
  name: string;
  text: string;
  /** Bytes of one piece after the other, over and over; none: one piece. */
  pieceSizes: number[];
}

/** What is put into a line: at a share of its length, over some characters. */
interface Edit {
  line: number;
  at: number;
  over: number;
  text: string;
}

const SNIPPETS = [
  ...['"', '""', ',', ';', '\t', '\n', '\r\n', '\r', ' ', '', '', '--'],
  ...['0', '-', '\u2212', '(', ')', '.', '1.234', '1,5', '1e308', 'NaN', '€'],
  ...['USD', 'Total', '31/02/2026', '01/02/2026', 'PDT', '1.2E+17', '=1+1'],
  ...[
    'é',
    '漢',
    '🦉',
    '\ufeff',
    '\u00a0',
    '\u202e',
    'sep=;\n',
    'x'.repeat(300),
  ],
];

interface Sample {
  name: string;
  text: string;
}

function samples(): Sample[] {
  return builtInProfiles().flatMap(({ id }) =>
    sampleFiles(id).map(({ name, file, expected }) => {
      const { encoding } = parse(readFileSync(expected, 'utf8'));
      return {
        name: `${id}/${name}`,
        text: iconv.decode(readFileSync(file), encoding),
      };
    }),
  );
}

function changed({ text }: Sample, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  for (const { line, at, over, text: put } of edits) {
    const index = line % lines.length;
    const from = Math.floor(at * lines[index].length);
    lines[index] =
      lines[index].slice(0, from) + put + lines[index].slice(from + over);
  }
  // A character of two units may have been cut.
  return Buffer.from(lines.join('\n')).toString();
}

const edits: fc.Arbitrary<Edit> = fc.record({
  line: fc.nat(40),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  over: fc.oneof(fc.constant(0), fc.nat(12), fc.constant(10_000)),
  text: fc.constantFrom(...SNIPPETS),
});

/**
 * Files of all kinds with faults in them: cells, quotes and line ends that are
 * cut, doubled and put where they should not be, in headers and in rows.
 */
export function changedSamples(): fc.Arbitrary<ChangedSample> {
  return fc
    .record({
      sample: fc.constantFrom(...samples()),
      edits: fc.array(edits, { maxLength: 6 }),
      pieceSizes: fc.array(fc.nat(400), { maxLength: 4 }),
    })
    .map(({ sample, edits: made, pieceSizes }) => ({
      name: sample.name,
      text: changed(sample, made),
      pieceSizes,
    }));
}
