import { isUtf8 } from 'node:buffer';
import { IngestionError } from '../IngestionError';
import { controlShare } from './controlShare';
import { findByteOrderMark } from './findByteOrderMark';
import { findUtf16, isUtf16Text } from './findUtf16';
import { nulShares } from './nulShares';

/** First bytes of kinds of file that are taken for exports by mistake. */
const SIGNATURES: ReadonlyArray<readonly [string, string]> = [
  ['89504e470d0a1a0a', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['25504446', 'a PDF document'],
  ['504b0304', 'a ZIP archive or an Excel workbook (.xlsx)'],
  ['504b0506', 'an empty ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (.xls), or one with a password'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['52617221', 'a RAR archive'],
  ['28b52ffd', 'a Zstandard archive'],
  ['7f454c46', 'a program'],
  ['4d5a90', 'a program'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['50415231', 'a Parquet file'],
];

const LINE_ENDS = [10, 13];
const SAMPLE_BYTES = 4096;

function refuseKnownKinds(head: Buffer): void {
  const begins = head.subarray(0, 16).toString('hex');
  const known = SIGNATURES.find(([hex]) => begins.startsWith(hex));
  if (known) {
    throw new IngestionError(
      'NOT_TEXT',
      `The file is ${known[1]}, whatever its name says. Upload the export as text (.csv, .txt or .tsv) or as .xlsx.`,
    );
  }
}

function isBinary(head: Buffer): boolean {
  const sample = head.subarray(0, SAMPLE_BYTES);
  const { even, odd } = nulShares(sample);
  const firstLine = head.subarray(0, Math.max(0, head.indexOf(10)));
  return (
    even + odd > 0.1 ||
    firstLine.includes(0) ||
    controlShare(sample) > (isUtf8(sample) ? 0.3 : 0.05)
  );
}

/**
 * Looks at the beginning of a file and refuses what is not text, before
 * anything else is asked of it.
 *
 * @param head - the first bytes, or the whole where it is short
 * @throws IngestionError `FILE_EMPTY`, `NOT_TEXT`; `ENCODING_NOT_SUPPORTED`
 *   for UTF-32
 */
export function refuseBinary(head: Buffer): void {
  const mark = findByteOrderMark(head);
  if (mark?.encoding === 'utf-32') {
    throw new IngestionError(
      'ENCODING_NOT_SUPPORTED',
      'The file is encoded in UTF-32, which is not read. Save it as "CSV UTF-8" and upload it again.',
      1,
    );
  }
  const text = head.subarray(mark?.bytes ?? 0);
  const utf16 =
    mark?.encoding === 'utf-16le' || mark?.encoding === 'utf-16be'
      ? mark.encoding
      : findUtf16(head);
  const blank = utf16 ? [0, ...LINE_ENDS] : LINE_ENDS;
  if (text.every(byte => blank.includes(byte))) {
    throw new IngestionError(
      'FILE_EMPTY',
      'The file is empty. Export it again and check that it has a header and rows.',
    );
  }
  refuseKnownKinds(head);
  if (
    utf16 ? !isUtf16Text(text.subarray(0, SAMPLE_BYTES), utf16) : isBinary(text)
  ) {
    throw new IngestionError(
      'NOT_TEXT',
      'The file is not text: it holds bytes that no text file has. Upload the export as text (.csv, .txt or .tsv).',
      1,
    );
  }
}
