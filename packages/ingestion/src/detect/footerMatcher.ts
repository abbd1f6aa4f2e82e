import { isBlank } from '../rows/cells';
import type { FileHeader } from '../rows/FileReading';

const LONGEST_FOOTER = 200;
const CELLS_OF_A_FOOTER = 2;

/**
 * Begins a row of totals in the languages of exports: the word alone, and
 * nothing after it but numbers and codes of currencies.
 */
export const TOTALS: readonly string[] = [
  '(?:(?:grand|sub|report|overall|net)[ -]?)?totals?',
  '(?:gesamt|end|zwischen)?summe|gesamt|insgesamt',
  '(?:sous-)?total général|somme|totale|totaal|totalt|suma|summa|razem|toplam',
  'total geral|総計|合計|小計|总计|合计|小计|jumlah|tổng cộng|итого',
].map(words => `(?:${words}) ?:?(?: \\S*\\d\\S*| [A-Z]{3}| \\p{Sc})*$`);

/** Whether a row is a line below the data and no record. */
export type FooterTest = (cells: readonly string[]) => boolean;

/**
 * Tells footers, such as `12 record(s) downloaded` or a row of totals, by the
 * profile's patterns, with which the text of the row must begin.
 *
 * A row with an id or a time in any other cell is data whatever it begins
 * with; so is, where the file has no such columns, one with more than two
 * cells. Almost every row of data is told by these without a pattern.
 *
 * @param footers - patterns in place of the profile's
 * @throws SyntaxError where one is no pattern
 */
export function footerMatcher(
  header: FileHeader,
  footers: readonly string[] = header.profile.footers,
): FooterTest {
  const patterns = footers.map(pattern => new RegExp(`^(?:${pattern})`, 'iu'));
  if (patterns.length === 0) return () => false;
  const telling = tellingIndexes(header);
  return cells => {
    // Cells of a row of another width are in no column.
    const ragged = cells.length !== header.names.length;
    if (!ragged && isData(cells, telling)) return false;
    const first = cells.findIndex(cell => !isBlank(cell));
    if (first < 0) return false;
    if (!ragged && telling.some(i => i !== first && isFilled(cells, i)))
      return false;
    // Some programs divide a footer into cells: its number and its words.
    const text = cells
      .filter(cell => !isBlank(cell))
      .map(cell => cell.trim())
      .join(' ');
    return (
      text.length <= LONGEST_FOOTER &&
      patterns.some(pattern => pattern.test(text))
    );
  };
}

/** Columns that are filled in records and blank in footers. */
function tellingIndexes(header: FileHeader): number[] {
  const columns = Object.values(header.profile.records).flatMap(
    record => record?.columns ?? [],
  );
  const indexes = columns
    .filter(({ kind }) => kind === 'id' || kind === 'timestamp')
    .map(({ names }) => header.indexOf(names))
    .filter(index => index >= 0);
  return [...new Set(indexes)];
}

/** Whether it is data for sure, at the least cost. */
function isData(cells: readonly string[], telling: readonly number[]): boolean {
  let filled = 0;
  if (telling.length > 0) {
    for (const index of telling) {
      if (!isFilled(cells, index)) continue;
      filled += 1;
      if (filled > 1) return true;
    }
    return false;
  }
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled += 1;
    if (filled > CELLS_OF_A_FOOTER) return true;
  }
  return false;
}

function isFilled(cells: readonly string[], index: number): boolean {
  return index < cells.length && !isBlank(cells[index]);
}
