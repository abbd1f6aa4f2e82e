import type { BadInput } from './BadInput';
import { OWN_COLUMNS, ownFile, ownRow } from './ownFile';

const PLAIN = ownFile(ownRow('A-1'), ownRow('A-2'));
const BOTH = ['A-1', 'A-2'];
const MEGABYTE = 1024 * 1024;

/** Files whose lines, quotes or columns are the difficulty. */
export const BAD_LAYOUTS: BadInput[] = [
  {
    title: 'LF and CRLF mixed',
    file: ownFile(ownRow('A-1'), `${ownRow('A-2')}\r`, '\r', ownRow('A-3')),
    outcome: { loaded: ['A-1', 'A-2', 'A-3'] },
  },
  {
    title: 'lines that end with CR alone',
    file: PLAIN.replaceAll('\n', '\r'),
    outcome: { loaded: BOTH },
  },
  {
    title: 'a CR alone in a file whose lines end with LF',
    file: ownFile(
      ownRow('A-1', { product_name: 'two\rhalves' }),
      ownRow('A-2'),
    ),
    outcome: { loaded: BOTH, first: { product_name: 'two\rhalves' } },
  },
  {
    title: 'a last row without line end',
    file: PLAIN.trimEnd(),
    outcome: { loaded: BOTH },
  },
  {
    title: 'a quoted newline',
    file: ownFile(
      ownRow('A-1', { product_name: '"two\r\nlines"' }),
      'too,few',
      ownRow('A-2'),
    ),
    outcome: {
      loaded: BOTH,
      rejected: [[4, null, 'COLUMN_COUNT']],
      first: { product_name: 'two\r\nlines' },
    },
  },
  {
    title: 'a quoted cell of 1 MB of newlines',
    file: ownFile(
      ownRow('A-1', { product_name: `"${'\n'.repeat(MEGABYTE)}"` }),
      'too,few',
      ownRow('A-2'),
    ),
    outcome: {
      loaded: BOTH,
      rejected: [[MEGABYTE + 3, null, 'COLUMN_COUNT']],
    },
  },
  {
    title: 'a quoted cell of newlines over 1 MB',
    file: ownFile(
      ownRow('A-1', { product_name: `"${'\n'.repeat(MEGABYTE + 1)}"` }),
      ownRow('A-2'),
    ),
    outcome: {
      loaded: ['A-2'],
      rejected: [[2, 'product_name', 'CELL_TOO_LARGE']],
    },
  },
  {
    title: 'a quote that is never closed',
    file: ownFile(
      ownRow('A-1'),
      ownRow('A-2', { product_name: '"open' }),
      ownRow('A-3'),
    ),
    outcome: { refused: 'UNCLOSED_QUOTE', line: 3 },
  },
  {
    title: 'a quote that is opened in the header and never closed',
    file: `"${PLAIN}`,
    outcome: { refused: 'UNCLOSED_QUOTE', line: 1 },
  },
  {
    title: 'something after a closing quote',
    file: ownFile(ownRow('A-1', { product_name: '"5" mug"' }), ownRow('A-2')),
    outcome: { loaded: ['A-2'], rejected: [[2, null, 'INVALID_QUOTE']] },
  },
  {
    title: 'a quote within an unquoted cell',
    file: ownFile(ownRow('A-1', { product_name: '5" mug' }), ownRow('A-2')),
    outcome: { loaded: BOTH, first: { product_name: '5" mug' } },
  },
  {
    title: 'columns without end',
    file: `${OWN_COLUMNS.join(',')}${',x'.repeat(10_000)}\n`,
    outcome: { refused: 'TOO_MANY_COLUMNS', line: 1 },
  },
  {
    title: '10,000 cells in a row',
    file: ownFile(ownRow('A-1') + ','.repeat(10_000), ownRow('A-2')),
    outcome: { loaded: ['A-2'], rejected: [[2, null, 'COLUMN_COUNT']] },
  },
  {
    title: 'duplicate and blank names of columns',
    file: `${OWN_COLUMNS.join(',')},Note,Note,,\n${ownRow('A-1')},a,b,c,d\n`,
    outcome: {
      loaded: ['A-1'],
      first: {
        other: {
          Note: 'a',
          'Note (2)': 'b',
          'column 10': 'c',
          'column 11': 'd',
        },
      },
    },
  },
  {
    title: 'a column that is needed, twice: the first counts',
    file: `${OWN_COLUMNS.join(',')},order_id\n${ownRow('A-1')},B-1\n`,
    outcome: { loaded: ['A-1'], first: { other: { 'order_id (2)': 'B-1' } } },
  },
  {
    title: 'names of columns in capitals, with blanks around them',
    file: PLAIN.replace('order_id,', ' ORDER_ID ,'),
    outcome: { loaded: BOTH },
  },
  {
    title: 'rows with too few and too many cells',
    file: ownFile('A-1,too,few', ownRow('A-2'), `${ownRow('A-3')},surplus`),
    outcome: {
      loaded: ['A-2'],
      rejected: [
        [2, null, 'COLUMN_COUNT'],
        [4, null, 'COLUMN_COUNT'],
      ],
    },
  },
  {
    title: 'a header and nothing else',
    file: `${OWN_COLUMNS.join(',')}\r\n`,
    outcome: { refused: 'NO_ROWS' },
  },
  {
    title: 'a header and blank lines',
    file: `${OWN_COLUMNS.join(',')}\n\n\n`,
    outcome: { refused: 'NO_ROWS' },
  },
  {
    title: 'a header again among the rows',
    file: ownFile(ownRow('A-1'), OWN_COLUMNS.join(','), ownRow('A-2')),
    outcome: { loaded: BOTH, skipped: { header: 1 } },
  },
  {
    title: 'no header',
    file: `${ownRow('A-1')}\n${ownRow('A-2')}\n`,
    outcome: { refused: 'HEADER_NOT_RECOGNISED', line: 1 },
  },
  {
    title: 'a header without a column that is needed',
    file: PLAIN.replace('sku,', ''),
    outcome: { refused: 'HEADER_NOT_RECOGNISED', line: 1 },
  },
  {
    title: 'a sep= line',
    file: `sep=;\r\n${PLAIN.replaceAll(',', ';')}`,
    outcome: { loaded: BOTH, delimiter: ';' },
  },
  {
    title: 'a sep= line that is not true',
    file: `sep=;\n${PLAIN}`,
    outcome: { refused: 'HEADER_NOT_RECOGNISED' },
  },
  {
    title: 'a sep= line that is not true, and a user who knows better',
    file: `sep=;\n${PLAIN}`,
    choices: { delimiter: ',' },
    outcome: { loaded: BOTH, delimiter: ',' },
  },
  {
    title: 'lines above the header',
    file: `"Orders of the shop"\nFrom,2026-05-01\n\n${PLAIN}`,
    outcome: { loaded: BOTH },
  },
  {
    title: 'a trailing row of totals',
    file: ownFile(ownRow('A-1'), ',,,Total,2,,25.00'),
    outcome: { loaded: ['A-1'], skipped: { total: 1 } },
  },
  {
    title: 'a trailing row of totals with fewer cells',
    file: ownFile(ownRow('A-1'), 'Summe:,"25,00 €"'),
    outcome: { loaded: ['A-1'], skipped: { total: 1 } },
  },
  {
    title: 'a row without ids that only begins like totals',
    file: ownFile(ownRow('A-1'), ',,,Total recall,2,,25.00'),
    outcome: { loaded: ['A-1'], rejected: [[3, 'order_id', 'MISSING_VALUE']] },
  },
  {
    title: 'a trailing line of text',
    file: ownFile(ownRow('A-1'), 'End of report'),
    outcome: { loaded: ['A-1'], rejected: [[3, null, 'COLUMN_COUNT']] },
  },
  {
    title: 'a row that is all delimiters',
    file: ownFile(ownRow('A-1'), ',,,,,,', ' , ', ownRow('A-2')),
    outcome: { loaded: BOTH, skipped: { blank: 2 } },
  },
];
