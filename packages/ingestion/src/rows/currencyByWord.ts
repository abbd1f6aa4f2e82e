import { isNothing } from '../values/isNothing';
import type { Cells } from './cells';
import type { FileReading } from './FileReading';
import { type RowFault, shown } from './RejectedRow';

/**
 * Reads the currency of a row whose amounts name none: by a word of the row,
 * such as its marketplace, where the profile knows words for it; else that of
 * the file. A word that is not known tells nothing, unless the file itself
 * states its currency.
 *
 * @returns what gives the currency, undefined where nothing tells it, or the
 *   fault of a row whose word is not known or of another currency than the file
 */
export function currencyByWord(
  reading: FileReading,
): (cells: Cells) => string | RowFault | undefined {
  const { header } = reading;
  const { currencyWords } = header.profile.conventions;
  const index = currencyWords ? header.indexOf(currencyWords.column) : -1;
  if (!currencyWords || index < 0) return () => reading.currency;
  const words = new Map(Object.entries(currencyWords.words));
  return cells => {
    const { currency, currencyStated } = reading;
    const cell = cells[index];
    if (isNothing(cell)) return currency;
    const told = words.get(cell.trim().toLowerCase());
    if (told === undefined && currencyStated) return currency;
    if (told !== undefined && told === (currency ?? told)) return told;
    const why =
      told === undefined
        ? `of which it is not known in which currency its amounts are. Export the report with the lines above its header, which state it.`
        : `whose amounts are in ${told}, and those of the file in ${currency}. Load the rows of each marketplace as a file of their own.`;
    return {
      code: 'INVALID_CURRENCY',
      columnIndex: index,
      message: `"${header.names[index]}" is ${shown(cell)}, ${why}`,
    };
  };
}
