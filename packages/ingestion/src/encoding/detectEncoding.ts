import { isAscii, isUtf8 } from 'node:buffer';
import { detectLegacy } from './detectLegacy';
import type { EncodingDecision } from './EncodingDecision';
import { ENCODING_LABELS } from './FileEncoding';
import { findByteOrderMark } from './findByteOrderMark';
import { findUtf16 } from './findUtf16';
import { previewOf } from './previewOf';
import { Utf8Charset } from './Utf8Charset';

/** What the bytes alone say, without weighing languages. */
type Finding = Pick<EncodingDecision, 'value' | 'confidence' | 'evidence'> & {
  bomBytes?: number;
};

function fromMark(head: Buffer): Finding | undefined {
  const mark = findByteOrderMark(head);
  if (!mark || mark.encoding === 'utf-32') return undefined;
  const hex = head.subarray(0, mark.bytes).toString('hex').toUpperCase();
  const label = ENCODING_LABELS[mark.encoding];
  return {
    value: mark.encoding,
    confidence: 1,
    evidence: `The file begins with ${hex.replace(/..(?!$)/g, '$& ')}, the byte order mark of ${label}.`,
    bomBytes: mark.bytes,
  };
}

function fromNuls(head: Buffer): Finding | undefined {
  const encoding = findUtf16(head);
  if (!encoding) return undefined;
  const side = encoding === 'utf-16le' ? 'second' : 'first';
  return {
    value: encoding,
    confidence: 0.98,
    evidence: `The ${side} byte of most pairs is NUL, as in ${ENCODING_LABELS[encoding]}; there is no byte order mark.`,
  };
}

function fromAscii(head: Buffer, whole: boolean): Finding | undefined {
  if (!isAscii(head)) return undefined;
  return {
    value: 'utf-8',
    confidence: whole ? 1 : 0.9,
    evidence: whole
      ? 'The file is ASCII throughout, which all encodings read alike.'
      : `The first ${head.length} bytes are ASCII, which UTF-8 and most other encodings read alike; the rest was not looked at.`,
  };
}

function fromUtf8(head: Buffer, whole: boolean): Finding | undefined {
  const cut = whole ? 0 : new Utf8Charset().unfinishedBytes(head);
  const text = head.subarray(0, head.length - cut);
  if (!isUtf8(text)) return undefined;
  const characters = text.toString('utf8').match(/[^\0-\u007f]/gu) ?? [];
  const kinds = new Set(characters).size;
  return {
    value: 'utf-8',
    // One short sequence could be there by chance, several hardly.
    confidence: kinds > 2 ? 0.99 : 0.95,
    evidence: `All characters that are not ASCII are well-formed UTF-8 (${[...new Set(characters)].slice(0, 5).join(' ')}).`,
  };
}

function soleCandidate(finding: Finding, head: Buffer): EncodingDecision {
  const bomBytes = finding.bomBytes ?? 0;
  const preview = previewOf(head.subarray(bomBytes), finding.value);
  const { value, confidence, evidence } = finding;
  const candidates = [{ encoding: value, confidence, preview }];
  return { value, confidence, evidence, by: 'file', bomBytes, candidates };
}

/**
 * Decides in which encoding a file is: by its byte order mark, by the NUL
 * bytes of UTF-16, by being well-formed UTF-8, and else by weighing how the
 * older encodings would read it.
 *
 * A file of which no encoding reads all is given the best one with a low
 * confidence; decoding it then tells the line. Older encodings are candidates
 * only where the bytes do not speak for themselves.
 *
 * @param head - the file's first bytes, which `refuseBinary` let pass
 * @param whole - they are all; else the last character may be cut
 */
export function detectEncoding(head: Buffer, whole: boolean): EncodingDecision {
  const finding =
    fromMark(head) ??
    fromNuls(head) ??
    fromAscii(head, whole) ??
    fromUtf8(head, whole);
  return finding ? soleCandidate(finding, head) : detectLegacy(head, whole);
}
