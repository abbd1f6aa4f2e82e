import { IngestionError } from '../IngestionError';
import type { EncodingCandidate, EncodingDecision } from './EncodingDecision';
import { ENCODING_LABELS, type FileEncoding } from './FileEncoding';
import {
  collectStretches,
  isSeparator,
  type Stretch,
} from './legacy/collectStretches';
import { type LegacyScore, readAlike, scoreLegacy } from './legacy/scoreLegacy';
import { previewOf } from './previewOf';
import { Utf8Decoder } from './Utf8Decoder';

// Text that is in no case UTF-8 has this share of well-formed sequences by
// chance only where it is very short.
const DAMAGED_UTF8_SHARE = 0.8;
const MAX_CONFIDENCE = 0.98;

/** The head without what may be cut at its end. */
function withoutCutEnd(head: Buffer): Buffer {
  let end = head.length;
  while (end > 0 && !isSeparator(head[end - 1])) end -= 1;
  return end > 0 ? head.subarray(0, end) : head;
}

/** The share of well-formed sequences among what is not ASCII. */
function utf8Share(text: Buffer): number {
  const characters = text.toString('utf8').match(/[^\0-\u007f]/gu) ?? [];
  const faults = characters.filter(character => character === '\ufffd').length;
  return (characters.length - faults) / Math.max(1, characters.length);
}

function lineOfFault(text: Buffer, encoding: FileEncoding): number {
  try {
    new Utf8Decoder(encoding, 0).decode(text);
  } catch (error) {
    if (error instanceof IngestionError) return error.line ?? 1;
    throw error;
  }
  return 1;
}

/**
 * How sure each encoding is against those that would read something else;
 * the more words there are, the more a difference of scores says.
 */
function confidences(scores: readonly LegacyScore[]): number[] {
  const words = scores[0].readings.length;
  const exponent = 4 + 2 * Math.min(5, words);
  const weights = scores.map(({ score }) => score ** exponent);
  return scores.map((score, i) => {
    if (weights[i] === 0) return 0;
    const against = weights.filter((_, j) => !readAlike(score, scores[j]));
    const sum = against.reduce((total, weight) => total + weight, weights[i]);
    const quality = Math.min(MAX_CONFIDENCE, score.score + 0.1);
    return Math.round((weights[i] / sum) * quality * 100) / 100;
  });
}

function hexOf(bytes: Buffer): string {
  const hex = bytes.subarray(0, 12).toString('hex').toUpperCase();
  return `${hex.replace(/..(?!$)/g, '$& ')}${bytes.length > 12 ? ' …' : ''}`;
}

/** Tells the word on which the likeliest differs from the next, or the first. */
function explain(
  stretches: readonly Stretch[],
  scores: readonly LegacyScore[],
): string {
  const [best, ...rest] = scores;
  const rival = rest.find(
    other => other.score > best.score / 3 && !readAlike(best, other),
  );
  const differing = rival
    ? best.readings.findIndex((reading, i) => reading !== rival.readings[i])
    : 0;
  const { bytes, line } = stretches[differing];
  const label = ENCODING_LABELS[best.encoding];
  const said = `Line ${line} has the bytes ${hexOf(bytes)}, which are not UTF-8 and read "${best.readings[differing]}" in ${label}`;
  return rival?.readings[differing]
    ? `${said}, but "${rival.readings[differing]}" in ${ENCODING_LABELS[rival.encoding]}.`
    : `${said}.`;
}

function damagedUtf8(head: Buffer): EncodingDecision {
  const line = lineOfFault(head, 'utf-8');
  const confidence = 0.6;
  return {
    value: 'utf-8',
    confidence,
    evidence: `Most characters that are not ASCII are well-formed UTF-8, but line ${line} holds bytes that are not; the file may be damaged there.`,
    by: 'file',
    bomBytes: 0,
    candidates: [
      { encoding: 'utf-8', confidence, preview: previewOf(head, 'utf-8') },
    ],
  };
}

function evidenceOf(
  text: Buffer,
  stretches: readonly Stretch[],
  scores: readonly LegacyScore[],
): string {
  const [best] = scores;
  if (best.undecodable === 0) return explain(stretches, scores);
  const label = ENCODING_LABELS[best.encoding];
  const line = lineOfFault(text, best.encoding);
  return `No encoding reads the whole file; ${label} reads most of it, but not line ${line}.`;
}

/**
 * Decides between the older encodings, for text that is neither UTF-16 nor
 * well-formed UTF-8.
 *
 * @param head - the file's first bytes
 * @param whole - they are all of it
 */
export function detectLegacy(head: Buffer, whole: boolean): EncodingDecision {
  if (utf8Share(head) >= DAMAGED_UTF8_SHARE) return damagedUtf8(head);
  const text = whole ? head : withoutCutEnd(head);
  const stretches = collectStretches(text);
  const scores = scoreLegacy(text, stretches);
  const sure = confidences(scores);
  const candidates: EncodingCandidate[] = scores
    .map(({ encoding, undecodable }, i) => ({
      encoding,
      confidence: sure[i],
      preview: previewOf(text, encoding),
      undecodable,
    }))
    .filter(({ undecodable }, i) => i === 0 || undecodable === 0)
    .map(({ undecodable: _, ...candidate }) => candidate);
  return {
    value: candidates[0].encoding,
    confidence: candidates[0].confidence,
    evidence: evidenceOf(text, stretches, scores),
    by: 'file',
    bomBytes: 0,
    candidates,
  };
}
