import type { Consistency } from './consistency';
import type { Decision } from './Decision';
import type { QuoteSurvey } from './surveyQuotes';

/** What a file shows of its quotes. */
export interface QuoteEvidence {
  survey: QuoteSurvey;
  /** Of the records with quotes enclosing cells, and with them ordinary. */
  on: Consistency;
  off: Consistency;
  delimiter: string;
}

/**
 * Whether quotes enclose cells; they are ordinary characters only where that
 * makes the rows no less consistent and more cells break the rules of quoting
 * than keep them. Between tabs one such cell is enough, as Amazon's files
 * are; elsewhere a single quote without its other half is a fault of the file.
 */
export function decideQuotes(evidence: QuoteEvidence): Decision<boolean> {
  const { survey, on, off, delimiter } = evidence;
  const tabs = delimiter === '\t';
  const atLeastAsGood = off.closedShare >= on.closedShare;
  const breaking =
    survey.malformed +
    (survey.unclosed ? 1 : 0) +
    (tabs ? survey.inner : 0) +
    (atLeastAsGood ? survey.spanning : 0);
  const keeping = survey.enclosing - (atLeastAsGood ? survey.spanning : 0);
  if (breaking + keeping + survey.inner === 0) {
    return enclosing(0.9, 'No quotes were found; they would enclose cells.');
  }
  const ordinary =
    atLeastAsGood && breaking > keeping && breaking >= (tabs ? 1 : 3);
  if (ordinary) {
    return {
      value: false,
      confidence: breaking / (breaking + keeping + 1),
      evidence: `Quotes stand in ${breaking} ${breaking === 1 ? 'cell' : 'cells'} where quoting does not allow them, so they are ordinary characters.`,
      by: 'file',
    };
  }
  return keeping > 0
    ? enclosing(
        keeping / (keeping + breaking),
        `Quotes enclose ${keeping} ${keeping === 1 ? 'cell' : 'cells'}.`,
      )
    : enclosing(0.6, 'Too few quotes were found to take them for ordinary.');
}

function enclosing(confidence: number, evidence: string): Decision<boolean> {
  return { value: true, confidence, evidence, by: 'file' };
}
