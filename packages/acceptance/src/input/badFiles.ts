import { csv, HEADER, row } from './csv';

/** A file that cannot be read as a whole, and what is said of it. */
export interface RefusedFile {
  title: string;
  fileName: string;
  content: Buffer;
  code: string;
  /** What is wrong. */
  says: RegExp;
  /** What the sender can do. */
  advises: RegExp;
}

// A PNG of one pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const REFUSED_FILES: RefusedFile[] = [
  {
    title: 'an empty file',
    fileName: 'empty.csv',
    content: Buffer.alloc(0),
    code: 'FILE_EMPTY',
    says: /is empty/,
    advises: /Export it again/,
  },
  {
    title: 'a file with a header only',
    fileName: 'header-only.csv',
    content: csv(),
    code: 'NO_ROWS',
    says: /no rows/,
    advises: /Check the date range/,
  },
  {
    title: 'a file with other columns',
    fileName: 'wrong-columns.csv',
    content: Buffer.from('Article,Warehouse,On hand\nOAK-1,Bristol,40\n'),
    code: 'HEADER_NOT_RECOGNISED',
    says: /Found: Article, Warehouse, On hand/,
    advises: /export the file again/i,
  },
  {
    title: 'a file that lacks a column',
    fileName: 'missing-column.csv',
    content: Buffer.from(
      'order_id,purchased_at,sku,quantity\nA-1,2026-03-01T10:00:00Z,OAK-1,1\n',
    ),
    code: 'HEADER_NOT_RECOGNISED',
    says: /also needs: item_price/,
    advises: /Export the file again with all columns/,
  },
  {
    title: 'a PNG image named .csv',
    fileName: 'picture.csv',
    content: PNG,
    code: 'NOT_TEXT',
    says: /is a PNG image, whatever its name says/,
    advises: /Upload the export as text/,
  },
  {
    title: 'a file with a quote that is never closed',
    fileName: 'unclosed-quote.csv',
    content: csv(row('Q-1'), row('Q-2', '"Oak tray'), row('Q-3'), row('Q-4')),
    code: 'UNCLOSED_QUOTE',
    says: /on line 3/,
    advises: /Close it, or export the file again/,
  },
  {
    title: 'a file with NUL bytes in its header',
    fileName: 'nul-header.csv',
    content: Buffer.from(`${HEADER}\0\n${row('N-1')}\n`),
    code: 'NOT_TEXT',
    says: /is not text/,
    advises: /Upload the export as text/,
  },
];

/** A file of which some rows are rejected, and the rest is loaded. */
export interface PartlyGoodFile {
  title: string;
  fileName: string;
  content: Buffer;
  rowsLoaded: number;
  rejected: { rowNumber: number; lineNumber: number; code: string }[];
  says: RegExp;
}

const TEN_MEGABYTES = 10 * 1024 * 1024;

export const PARTLY_GOOD_FILES: PartlyGoodFile[] = [
  {
    title: 'ragged rows',
    fileName: 'ragged.csv',
    content: csv(row('R-1'), 'R-2,too,short', row('R-3'), `${row('R-4')},more`),
    rowsLoaded: 2,
    rejected: [
      { rowNumber: 2, lineNumber: 3, code: 'COLUMN_COUNT' },
      { rowNumber: 4, lineNumber: 5, code: 'COLUMN_COUNT' },
    ],
    says: /3 cells and the header 8 columns/,
  },
  {
    title: 'a cell of 10 MB',
    fileName: 'large-cell.csv',
    content: csv(row('L-1'), row('L-2', 'x'.repeat(TEN_MEGABYTES)), row('L-3')),
    rowsLoaded: 2,
    rejected: [{ rowNumber: 2, lineNumber: 3, code: 'CELL_TOO_LARGE' }],
    says: /"product_name" has 10485760 bytes; a cell has at most 1048576/,
  },
  {
    title: 'NUL bytes in rows',
    fileName: 'nul-rows.csv',
    content: csv(row('Z-1'), row('Z-2', 'Oak\0tray'), row('Z-3', '"Oak\0"')),
    rowsLoaded: 1,
    rejected: [
      { rowNumber: 2, lineNumber: 3, code: 'NUL_BYTE' },
      { rowNumber: 3, lineNumber: 4, code: 'NUL_BYTE' },
    ],
    says: /NUL bytes/,
  },
];
