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

const cells = csv(row('P-4'), row('P-5'), row('P-6'))
  .toString()
  .trimEnd()
  .split('\n')
  .map(line => line.split(','));

/** An export in gzip, two in a ZIP archive, one in a workbook. */
export const PACKED_FILES: PackedFile[] = [
  {
    fileName: 'may.csv.gz',
    content: gzipSync(csv(row('P-1'))),
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
      sheets: [
        { name: 'About', rows: textRows(['Orders of July']) },
        { name: 'Orders', rows: textRows(...cells) },
      ],
    }),
    rowsLoaded: 3,
  },
];
