import { gzipSync } from 'node:zlib';
import { textRows, workbookOf, zipOf } from '@tieout/ingestion/testing';
import { csv, row } from './csv';

/** A file that holds exports, and how many rows are loaded of it. */
export interface PackedFile {
  fileName: string;
  content: Buffer;
  rowsLoaded: number;
  /** What has to be chosen where it holds more than one. */
  choices?: { member: string };
}

/** Cells of a sheet with an order for each id. */
const sheetOf = (...orderIds: string[]) =>
  textRows(
    ...csv(...orderIds.map(id => row(id)))
      .toString()
      .trimEnd()
      .split('\n')
      .map(line => line.split(',')),
  );

const ABOUT = { name: 'About', rows: textRows(['Orders of July']) };

/**
 * Exports in gzip, ZIP archives and workbooks, one or more in each, and some
 * with names that tell of something else: what a file is shows in its bytes.
 */
export const PACKED_FILES: PackedFile[] = [
  {
    fileName: 'may.csv.gz',
    content: gzipSync(csv(row('P-1'))),
    rowsLoaded: 1,
  },
  {
    fileName: 'april.zip',
    content: zipOf([{ name: 'out/april.csv', content: csv(row('P-0')) }]),
    rowsLoaded: 1,
  },
  {
    fileName: 'may-and-june.zip',
    content: zipOf([
      { name: 'may.csv', content: csv(row('P-1')) },
      { name: 'june.csv', content: csv(row('P-2'), row('P-3')) },
    ]),
    rowsLoaded: 2,
    choices: { member: 'june.csv' },
  },
  {
    fileName: 'july.xlsx',
    content: workbookOf({
      sheets: [ABOUT, { name: 'Orders', rows: sheetOf('P-4', 'P-5', 'P-6') }],
    }),
    rowsLoaded: 3,
  },
  {
    fileName: 'a-workbook.csv',
    content: workbookOf({ sheets: [{ name: 'S', rows: sheetOf('P-10') }] }),
    rowsLoaded: 1,
  },
  { fileName: 'a-csv.xlsx', content: csv(row('P-11')), rowsLoaded: 1 },
];

/** A workbook with exports in two sheets, and the rows of the second. */
export const TWO_SHEETS = {
  fileName: 'august.xlsx',
  content: workbookOf({
    sheets: [
      { name: 'Orders', rows: sheetOf('P-7') },
      { name: 'More', rows: sheetOf('P-8', 'P-9') },
    ],
  }),
  sheet: 'More',
  rowsLoaded: 2,
};
