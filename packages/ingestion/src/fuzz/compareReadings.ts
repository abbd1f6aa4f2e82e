import { isDeepStrictEqual } from 'node:util';
import iconv from 'iconv-lite';
import { type ChangedSample } from './changedSamples';
import { describeFile, type FileOutcome } from './describeFile';
import { piecesOf } from './recordFiles';

const MARK = '\ufeff';

/**
 * Reads a file in one piece, in several, and in UTF-16, and says in what the
 * readings differ: rows, faults and their lines have to be the same, and the
 * bytes of each row those of its text.
 *
 * @returns undefined where they are the same
 */
export async function compareReadings({
  text,
  pieceSizes,
}: ChangedSample): Promise<string | undefined> {
  const bytes = Buffer.from(text);
  const whole = await describeFile([bytes]);
  const inPieces = await describeFile([
    ...piecesOf({ text: bytes, pieceSizes }),
  ]);
  if (!isDeepStrictEqual(inPieces, whole))
    return differing('in pieces', whole, inPieces);
  // A mark of its own at its beginning would become a second one.
  const plain = text.startsWith(MARK) ? text.slice(MARK.length) : text;
  const wide = await describeFile([
    iconv.encode(MARK + plain, 'utf-16le', { addBOM: false }),
  ]);
  const narrow = await describeFile([Buffer.from(MARK + plain)]);
  return isDeepStrictEqual(withoutPlaces(wide), withoutPlaces(narrow))
    ? misplaced(whole, bytes)
    : differing('in UTF-16', narrow, wide);
}

function differing(how: string, one: FileOutcome, other: FileOutcome): string {
  return `${how}:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`;
}

function withoutPlaces(outcome: FileOutcome): unknown {
  if (!('accepted' in outcome)) return outcome;
  const places = { start: 0, length: 0 };
  return {
    ...outcome,
    accepted: outcome.accepted.map(row => ({ ...row, ...places })),
    rejected: outcome.rejected.map(row => ({ ...row, ...places })),
  };
}

/** Finds a row whose bytes are not where its line is. */
function misplaced(outcome: FileOutcome, bytes: Buffer): string | undefined {
  if (!('accepted' in outcome)) return undefined;
  const wrong = [...outcome.accepted, ...outcome.rejected].find(
    ({ start, length }) =>
      length < 1 ||
      start + length > bytes.length ||
      (start > 0 && ![10, 13].includes(bytes[start - 1])),
  );
  return wrong && `is no line: ${JSON.stringify(wrong)}`;
}
