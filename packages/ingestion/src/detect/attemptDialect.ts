import type { Dialect } from '../records/RecordSource';
import { consistency, type Consistency } from './consistency';
import type { Decision } from './Decision';
import { decideQuotes } from './decideQuotes';
import { headerShapes } from './headerShape';
import { type HeadReading, readHead, type TextHead } from './readHead';
import { surveyQuotes } from './surveyQuotes';

const QUOTE = 34;
// A cell that the end of the head cuts seldom has more lines.
const LINES_OF_A_CELL = 20;

/** A delimiter that was tried, with the quoting that suits it. */
export interface DialectAttempt {
  delimiter: string;
  quotes: Decision<boolean>;
  reading: HeadReading;
  fit: Consistency;
  /** How much speaks for it, from 0 to 1. */
  score: number;
  /** What `recognise` says of its reading. */
  recognised: number;
}

/** What is tried. */
export interface AttemptOptions {
  delimiter: string;
  lineEnd: Dialect['lineEnd'];
  /** Whether quotes enclose cells, where that is already known. */
  quotes?: boolean;
  recognise?: (reading: HeadReading) => number;
}

/** Divides a head by one delimiter, and says how much speaks for it. */
export function attemptDialect(
  head: TextHead,
  options: AttemptOptions,
): DialectAttempt {
  const { delimiter, recognise } = options;
  const { quotes, reading } = withQuoting(head, options);
  const fit = consistency(reading);
  const shape = headerShapes(reading)[0]?.score ?? 0;
  const divided = fit.width > 1 ? 1 : 0.9;
  return {
    delimiter,
    quotes,
    reading,
    fit,
    score: fit.share * fit.clean * (0.4 + 0.6 * shape) * divided,
    recognised: recognise?.(reading) ?? 0,
  };
}

function withQuoting(
  head: TextHead,
  { delimiter, lineEnd, quotes }: AttemptOptions,
): { quotes: Decision<boolean>; reading: HeadReading } {
  const read = (enclosing: boolean) =>
    readHead(head, { delimiter, quote: enclosing ? '"' : null, lineEnd });
  if (quotes !== undefined)
    return { quotes: chosen(quotes), reading: read(quotes) };
  const on = read(true);
  const off = head.text.includes(QUOTE) ? read(false) : on;
  const survey = surveyQuotes(head.text, delimiter.charCodeAt(0));
  const cut = !head.whole && on.openLines <= LINES_OF_A_CELL;
  const decision = decideQuotes({
    survey: cut ? { ...survey, unclosed: false } : survey,
    on: consistency(cut ? { ...on, openLines: 0 } : on),
    off: consistency(off),
    delimiter,
  });
  return { quotes: decision, reading: decision.value ? on : off };
}

function chosen(value: boolean): Decision<boolean> {
  return { value, confidence: 1, evidence: 'Chosen by you.', by: 'user' };
}
