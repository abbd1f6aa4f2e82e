import type { ProfileRecord } from '../profiles/Profile';
import { detached } from '../values/detached';
import type { Cells } from './cells';
import { isBlank } from './cells';
import type { FileHeader } from './FileReading';

type WordRule = ProfileRecord['classify'][number];

/** What the words of a row mean by a profile's rules. */
export interface Classification {
  value: string;
  /** The word that decided, as in the file. */
  word: string;
}

interface CompiledRule {
  index: number;
  filled: string | undefined;
  words: ReadonlyMap<string, string>;
  beginnings: ReadonlyArray<readonly [string, string]>;
  /** What cells were found to mean; null: nothing. */
  known: Map<string, Classification | null>;
}

const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 64;

/**
 * Finds what the words of a row mean: by the first rule that knows a word.
 *
 * @param otherwise - the value where there are words and none is known
 * @returns undefined where the columns of all rules are blank, or not there
 */
export function classifier(
  header: FileHeader,
  rules: readonly WordRule[],
  otherwise: string,
): ((cells: Cells) => Classification | undefined) | undefined {
  const compiled = rules.flatMap(rule => {
    const index = header.indexOf(rule.column);
    return index < 0 ? [] : [compile(rule, index)];
  });
  if (compiled.length === 0) return undefined;
  return cells => {
    let first: string | undefined;
    for (const rule of compiled) {
      const cell = cells[rule.index];
      if (isBlank(cell)) continue;
      first ??= cell;
      const known = rule.known.get(cell);
      const found = known === undefined ? decideAndKnow(rule, cell) : known;
      if (found !== null) return found;
    }
    return first === undefined
      ? undefined
      : { value: otherwise, word: first.trim() };
  };
}

function compile(rule: WordRule, index: number): CompiledRule {
  const entries = Object.entries(rule.words ?? {}).map(
    ([word, value]) => [normalise(word), value] as const,
  );
  return {
    index,
    filled: rule.filled,
    words: new Map(entries.filter(([word]) => !word.endsWith('*'))),
    beginnings: entries
      .filter(([word]) => word.endsWith('*'))
      .map(([word, value]) => [word.slice(0, -1), value] as const)
      // The longest is the most telling.
      .sort(([a], [b]) => b.length - a.length),
    known: new Map(),
  };
}

function decideAndKnow(
  rule: CompiledRule,
  cell: string,
): Classification | null {
  const found = decide(rule, cell) ?? null;
  if (cell.length > LONGEST_REMEMBERED) return found;
  if (rule.known.size > REMEMBERED) rule.known.clear();
  const kept = found && { ...found, word: detached(found.word) };
  rule.known.set(detached(cell), kept);
  return kept;
}

function decide(rule: CompiledRule, cell: string): Classification | undefined {
  const word = cell.trim();
  if (rule.filled !== undefined) return { value: rule.filled, word };
  const whole = normalise(word);
  const value =
    rule.words.get(whole) ??
    // `Shipped - Delivered to Buyer` is `shipped`.
    rule.words.get(whole.split(' - ')[0]) ??
    rule.beginnings.find(([beginning]) => whole.startsWith(beginning))?.[1];
  return value === undefined ? undefined : { value, word };
}

function normalise(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
