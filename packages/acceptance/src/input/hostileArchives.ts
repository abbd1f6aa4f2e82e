import { gzipSync } from 'node:zlib';
import { textRows, workbookOf, zipOf } from '@tieout/ingestion/testing';
import type { RefusedFile } from './badFiles';
import { csv, row } from './csv';

const EXPORT = csv(row('H-1'));
const MEBIBYTE = 1024 ** 2;

// Small, and 80 MiB of text unpacked.
const blankLines = Buffer.concat([EXPORT, Buffer.alloc(80 * MEBIBYTE, '\n')]);

/** Archives that are broken, closed, or made to do harm. */
export const HOSTILE_ARCHIVES: RefusedFile[] = [
  {
    title: 'a gzip file of nothing',
    fileName: 'nothing.csv.gz',
    content: gzipSync(''),
    code: 'FILE_EMPTY',
    says: /is empty/,
    advises: /Export it again/,
  },
  {
    title: 'a gzip file that ends early',
    fileName: 'cut.csv.gz',
    content: gzipSync(EXPORT).subarray(0, -9),
    code: 'ARCHIVE_DAMAGED',
    says: /is damaged/,
    advises: /Download it again/,
  },
  {
    title: 'a gzip file that unpacks to more than a thousand times its size',
    fileName: 'bomb.csv.gz',
    content: gzipSync(blankLines),
    code: 'ARCHIVE_TOO_LARGE',
    says: /more than 200 times its size/,
    advises: /Upload the export as text/,
  },
  {
    title: 'a ZIP archive that announces more than any export packs to',
    fileName: 'bomb.zip',
    content: zipOf([
      { name: 'a.csv', content: EXPORT, unpackedBytes: 100 * MEBIBYTE },
    ]),
    code: 'ARCHIVE_TOO_LARGE',
    says: /more than 200 times its size/,
    advises: /Upload the export as text/,
  },
  {
    title: 'a ZIP archive of 1,001 files',
    fileName: 'many.zip',
    content: zipOf(
      Array.from({ length: 1001 }, (_, n) => ({ name: `${n}.csv` })),
    ),
    code: 'ARCHIVE_TOO_LARGE',
    says: /1001 entries; 1000 are the limit/,
    advises: /Upload the export as text/,
  },
  {
    title: 'a ZIP archive with a password',
    fileName: 'closed.zip',
    content: zipOf([{ name: 'a.csv', content: EXPORT, flags: 1 }]),
    code: 'ARCHIVE_ENCRYPTED',
    says: /is encrypted \("a\.csv"\)/,
    advises: /Unpack it with its password/,
  },
  {
    title: 'a ZIP archive in a ZIP archive',
    fileName: 'nested.zip',
    content: zipOf([
      { name: 'a.zip', content: zipOf([{ name: 'a.csv', content: EXPORT }]) },
    ]),
    code: 'ARCHIVE_NESTED',
    says: /holds another one, "a\.zip"/,
    advises: /Unpack it/,
  },
  {
    title: 'a gzip file in a ZIP archive that is called a CSV',
    fileName: 'hidden.zip',
    content: zipOf([{ name: 'a.csv', content: gzipSync(EXPORT) }]),
    code: 'ARCHIVE_NESTED',
    says: /In "a\.csv": It holds another archive/,
    advises: /Unpack it/,
  },
  {
    title: 'a ZIP archive with a way out of its folder',
    fileName: 'way-out.zip',
    content: zipOf([{ name: '../../etc/a.csv', content: EXPORT }]),
    code: 'ARCHIVE_UNSAFE',
    says: /name in the archive is no ordinary one/,
    advises: /Unpack it/,
  },
  {
    title: 'a ZIP archive with a link',
    fileName: 'link.zip',
    content: zipOf([
      { name: 'a.csv', content: '/etc/passwd', unixMode: 0o120777 },
    ]),
    code: 'ARCHIVE_UNSAFE',
    says: /is no ordinary file/,
    advises: /Unpack it/,
  },
  {
    title: 'a workbook of no export',
    fileName: 'stock.xlsx',
    content: workbookOf({
      sheets: [{ name: 'Stock', rows: textRows(['Article', 'On hand']) }],
    }),
    code: 'HEADER_NOT_RECOGNISED',
    says: /In "Stock": .*Article, On hand/,
    advises: /export the file again/i,
  },
];
