import { isUtf8 } from 'node:buffer';
import { IngestionError } from '../IngestionError';

/** First bytes of kinds of file that are taken for exports by mistake. */
const SIGNATURES: ReadonlyArray<readonly [string, string]> = [
  ['89504e470d0a1a0a', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['25504446', 'a PDF document'],
  ['504b0304', 'a ZIP archive or an Excel workbook (.xlsx)'],
  ['504b0506', 'an empty ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an Excel workbook (.xls)'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['52617221', 'a RAR archive'],
  ['28b52ffd', 'a Zstandard archive'],
  ['7f454c46', 'a program'],
  ['4d5a90', 'a program'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['50415231', 'a Parquet file'],
];

const UTF8_BOM = Buffer.from('efbbbf', 'hex');
const UTF16_BOMS = ['fffe', 'feff', '0000feff'];
const SAVE_AS = 'Save it as "CSV UTF-8" and upload it again.';

function startsWith(head: Buffer, hex: string): boolean {
  return head.subarray(0, hex.length / 2).toString('hex') === hex;
}

/** How many of the bytes at even and at odd places are NUL, from 0 to 1. */
function nulShares(head: Buffer): [even: number, odd: number] {
  const counts: [number, number] = [0, 0];
  const length = Math.min(head.length, 4096);
  for (let i = 0; i < length; i += 1) if (head[i] === 0) counts[i % 2] += 1;
  const half = Math.max(1, length / 2);
  return [counts[0] / half, counts[1] / half];
}

/** The share of control characters that no text has, NUL aside. */
function controlShare(head: Buffer): number {
  const length = Math.min(head.length, 4096);
  let controls = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = head[i];
    const blank = byte >= 9 && byte <= 13;
    if (byte > 0 && byte < 32 && !blank && byte !== 27) controls += 1;
  }
  return controls / Math.max(1, length);
}

function refuseBinary(head: Buffer): void {
  const known = SIGNATURES.find(([hex]) => startsWith(head, hex));
  if (known) {
    throw new IngestionError(
      'NOT_TEXT',
      `The file is ${known[1]}, whatever its name says. Upload the export as text (.csv, .txt or .tsv).`,
    );
  }
}

function refuseUtf16(head: Buffer): void {
  const [even, odd] = nulShares(head);
  const patterned = Math.max(even, odd) > 0.3 && Math.min(even, odd) < 0.05;
  if (UTF16_BOMS.some(bom => startsWith(head, bom)) || patterned) {
    throw new IngestionError(
      'ENCODING_NOT_SUPPORTED',
      `The file is encoded in UTF-16, and only UTF-8 is read. ${SAVE_AS}`,
      1,
    );
  }
}

function refuseUnreadable(head: Buffer): void {
  const [even, odd] = nulShares(head);
  const firstLine = head.subarray(0, Math.max(0, head.indexOf(10)));
  const binary =
    even + odd > 0.1 ||
    firstLine.includes(0) ||
    controlShare(head) > (isUtf8(head.subarray(0, 4096)) ? 0.3 : 0.05);
  if (binary) {
    throw new IngestionError(
      'NOT_TEXT',
      'The file is not text: it holds bytes that no text file has. Upload the export as text (.csv, .txt or .tsv).',
      1,
    );
  }
}

/**
 * Looks at the beginning of a file and refuses what is not UTF-8 text.
 *
 * @param head - the first bytes, or the whole where it is short
 * @returns how many bytes of it are a byte order mark
 * @throws IngestionError `FILE_EMPTY`, `NOT_TEXT`, `ENCODING_NOT_SUPPORTED`
 */
export function inspectHead(head: Buffer): number {
  const bom = startsWith(head, UTF8_BOM.toString('hex')) ? UTF8_BOM.length : 0;
  if (head.subarray(bom).every(byte => byte === 10 || byte === 13)) {
    throw new IngestionError(
      'FILE_EMPTY',
      'The file is empty. Export it again and check that it has a header and rows.',
    );
  }
  refuseBinary(head);
  refuseUtf16(head);
  refuseUnreadable(head);
  return bom;
}
