import { currenciesNamedBy } from '../values/currenciesNamedBy';
import { type RowFault, shown } from './RejectedRow';

/** Whether an amount may name a currency: not where it begins and ends with a digit. */
export function namesCurrency(cell: string): boolean {
  return !isDigit(cell, 0) || !isDigit(cell, cell.length - 1);
}

function isDigit(cell: string, at: number): boolean {
  const code = cell.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/**
 * What is wrong with an amount whose sign or code is of another currency than
 * its row's; an amount of digits alone is in the row's.
 *
 * @param at - the column of the amount
 */
export function currencyFault(
  cell: string,
  currency: string | undefined,
  at: { index: number; name: string },
): RowFault | undefined {
  if (currency === undefined) return undefined;
  const named = currenciesNamedBy(cell);
  if (!named || named.includes(currency)) return undefined;
  return {
    code: 'INVALID_CURRENCY',
    columnIndex: at.index,
    message: `"${at.name}" is ${shown(cell)}, which is no amount in ${currency}, the currency of the row. Check the currency of the store, or correct the row.`,
  };
}
