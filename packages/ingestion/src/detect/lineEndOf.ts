import type { Dialect } from '../records/RecordSource';
import type { Decision } from './Decision';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/**
 * How the lines of a text end: by CR alone only where no LF is outside of
 * quotes, as old spreadsheet programs for the Macintosh write it.
 */
export function lineEndOf(text: Buffer): Decision<Dialect['lineEnd']> {
  let quoted = false;
  let carriageReturns = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LF && !quoted) return lineFeeds(text);
    else if (byte === CR && !quoted) carriageReturns += 1;
  }
  if (carriageReturns === 0) return lineFeeds(text);
  return {
    value: 'cr',
    confidence: 0.95,
    evidence: 'Lines end with CR alone, as in files of old Macintosh programs.',
    by: 'file',
  };
}

function lineFeeds(text: Buffer): Decision<Dialect['lineEnd']> {
  const at = text.indexOf(LF);
  const evidence =
    at < 0
      ? 'The beginning of the file has no line end.'
      : `Lines end with ${text[at - 1] === CR ? 'CRLF' : 'LF'}.`;
  return { value: 'lf', confidence: at < 0 ? 0.5 : 1, evidence, by: 'file' };
}
