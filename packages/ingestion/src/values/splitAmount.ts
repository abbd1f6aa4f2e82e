import { currenciesOf } from './currencies';

/** What stands before and after the number of an amount. */
interface Surroundings {
  negative: boolean;
  /** Currencies that it may be in; undefined where none is told. */
  currencies: readonly string[] | undefined;
}

/** The parts of an amount as written. */
interface SplitAmount {
  /** From its first digit or decimal mark to its last digit, unchecked. */
  number: string;
  around: Surroundings;
}

const MAX_LENGTH = 64;
const REMEMBERED = 1000;
const SIGN: ReadonlyMap<string, string> = new Map([
  ...[...'-‐‑–—−'].map(dash => [dash, '-'] as const),
  ...[...'+()'].map(sign => [sign, sign] as const),
]);
/** Signs before and after the number; any other combination is none. */
const NEGATIVE: ReadonlyMap<string, boolean> = new Map([
  ['|', false],
  ['+|', false],
  ['-|', true],
  ['|-', true],
  ['(|)', true],
]);
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u2066-\u2069]/g;
/** What keeps spreadsheets from taking a signed number for a formula. */
const GUARD = /^'(?=[-+−])/;

const known = new Map<string, Surroundings | null>();

/**
 * Divides an amount into its number, its sign (a minus or dash before or after,
 * a plus, parentheses) and the currencies that signs and codes around it name.
 *
 * @returns undefined where there is no digit, more than 64 characters, or
 *   anything else around the number
 */
export function splitAmount(text: string): SplitAmount | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  let start = 0;
  while (start < trimmed.length && !isDigit(trimmed, start)) start += 1;
  let end = trimmed.length;
  while (end > start && !isDigit(trimmed, end - 1)) end -= 1;
  if (start === end) return undefined;
  const before = trimmed.slice(0, start);
  const after = trimmed.slice(end);
  const around = surroundings(before, after);
  if (around) return { around, number: trimmed.slice(start, end) };
  // The point of `$.50` is the number's, that of `Rs.50` the sign's.
  if (!/[.,]$/.test(before)) return undefined;
  const rest = surroundings(before.slice(0, -1), after);
  return rest && { around: rest, number: trimmed.slice(start - 1, end) };
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** The cells of a column have few different surroundings. */
function surroundings(before: string, after: string): Surroundings | undefined {
  const key = `${before}0${after}`;
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= REMEMBERED) known.clear();
    found = understand(before, after) ?? null;
    known.set(key, found);
  }
  return found ?? undefined;
}

function understand(before: string, after: string): Surroundings | undefined {
  const left = peelSigns(before.replace(GUARD, ''));
  const right = peelSigns(after);
  const negative = NEGATIVE.get(`${left.signs}|${right.signs}`);
  if (negative === undefined) return undefined;
  if (left.rest === '' && right.rest === '') {
    return { negative, currencies: undefined };
  }
  // A sign on one side may say the same as a code on the other: `$5.00 CAD`.
  const first = currenciesOf(left.rest || right.rest);
  const second = currenciesOf(right.rest || left.rest);
  const currencies = first?.filter(code => second?.includes(code));
  return currencies?.length ? { negative, currencies } : undefined;
}

/** Takes signs away from both ends of what stands on one side of a number. */
function peelSigns(side: string): { signs: string; rest: string } {
  let signs = '';
  let rest = side.replace(DIRECTION_MARKS, '').trim();
  for (;;) {
    const first = SIGN.get(rest.charAt(0));
    const last = SIGN.get(rest.slice(-1));
    if (first === undefined && last === undefined) return { signs, rest };
    signs += first ?? last;
    rest = (first ? rest.slice(1) : rest.slice(0, -1)).trim();
  }
}
