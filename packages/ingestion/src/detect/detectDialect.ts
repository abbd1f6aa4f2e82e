import type { Dialect } from '../records/RecordSource';
import { attemptDialect, type DialectAttempt } from './attemptDialect';
import type { Alternative, Decision, RankedDecision } from './Decision';
import { delimiterName, DELIMITERS } from './delimiterNames';
import { lineEndOf } from './lineEndOf';
import type { HeadReading, TextHead } from './readHead';
import { separatorLine } from './separatorLine';

/** What the user decided about the dialect, where the file is not to. */
export interface DialectChoices {
  /** One ASCII character. */
  delimiter?: string;
  /** Whether quotes enclose cells. */
  quotes?: boolean;
}

/** How a file is divided into records and cells. */
export interface DialectDecision {
  delimiter: RankedDecision<string>;
  /** Whether quotes enclose cells. */
  quotes: RankedDecision<boolean>;
  lineEnd: Decision<Dialect['lineEnd']>;
  /** Its head, divided so. */
  reading: HeadReading;
}

/** What the detection of the dialect needs. */
export interface DialectOptions {
  head: TextHead;
  choices?: DialectChoices;
  /**
   * How many columns of a known kind of file a reading shows, 0 where it is
   * of no known kind; what is recognised counts more than what is consistent.
   */
  recognise?: (reading: HeadReading) => number;
}

/**
 * Decides how a file is divided: each delimiter is tried with quotes enclosing
 * cells and with quotes ordinary, over all records of the head, and the one
 * wins whose records agree best, whose cells show no other delimiter, and
 * whose rows have a header over them.
 */
export function detectDialect(options: DialectOptions): DialectDecision {
  const { head, choices } = options;
  const lineEnd = lineEndOf(head.text);
  const stated = separatorLine(head.text);
  const decided = choices?.delimiter ?? stated;
  const attempts = delimitersIn(head.text, decided)
    .map(delimiter =>
      attemptDialect(head, {
        delimiter,
        lineEnd: lineEnd.value,
        quotes: choices?.quotes,
        recognise: options.recognise,
      }),
    )
    .sort(
      (a, b) =>
        Number(b.delimiter === decided) - Number(a.delimiter === decided) ||
        b.recognised - a.recognised ||
        b.score - a.score,
    );
  const [best, ...others] = attempts;
  return {
    delimiter: {
      ...decidedDelimiter(best, others, { choices, stated }),
      alternatives: others.map(other => ({
        value: other.delimiter,
        confidence: other.score / 2,
        evidence: evidenceOf(other),
      })),
    },
    quotes: { ...best.quotes, alternatives: [otherQuotes(best.quotes)] },
    lineEnd,
    reading: best.reading,
  };
}

function decidedDelimiter(
  best: DialectAttempt,
  others: readonly DialectAttempt[],
  { choices, stated }: { choices?: DialectChoices; stated?: string },
): Decision<string> {
  const value = best.delimiter;
  const evidence = evidenceOf(best);
  if (choices?.delimiter !== undefined)
    return { value, confidence: 1, evidence: 'Chosen by you.', by: 'user' };
  if (stated !== undefined) {
    const said = `The first line says that cells are separated by ${delimiterName(value)}.`;
    const confidence = best.fit.width > 1 ? 1 : 0.6;
    return { value, confidence, evidence: said, by: 'file' };
  }
  const rival = Math.max(0, ...others.map(({ score }) => score));
  const clear = 1 - rival / Math.max(2 * best.score, rival, Number.MIN_VALUE);
  const confidence = best.recognised > 0 ? 0.99 : best.score * clear;
  return { value, confidence, evidence, by: 'file' };
}

function evidenceOf({ delimiter, fit }: DialectAttempt): string {
  if (fit.width === 1) return 'Rows have one cell, which nothing divides.';
  return `Separated by ${delimiterName(delimiter)}, ${fit.agreeing} of ${fit.counted} rows have ${fit.width} cells.`;
}

/** The opposite of what was decided about quotes. */
export function otherQuotes({
  value,
  confidence,
}: Decision<boolean>): Alternative<boolean> {
  return {
    value: !value,
    confidence: 1 - confidence,
    evidence: value
      ? 'Quotes could be ordinary characters.'
      : 'Quotes could enclose cells.',
  };
}

/**
 * Those that are in the text, that which was decided on first, and one that
 * is not: by it a text of one column is not divided.
 */
function delimitersIn(text: Buffer, decided: string | undefined): string[] {
  const present = DELIMITERS.filter(delimiter => text.includes(delimiter));
  const absent = DELIMITERS.find(delimiter => !present.includes(delimiter));
  const tried = absent === undefined ? present : [...present, absent];
  if (decided === undefined) return tried;
  return [decided, ...tried.filter(delimiter => delimiter !== decided)];
}
