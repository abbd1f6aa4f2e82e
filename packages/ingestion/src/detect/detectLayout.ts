import type { Profile } from '../profiles/Profile';
import { type RowRole, RowSorter } from '../rows/RowSorter';
import type { Decision, RankedDecision } from './Decision';
import {
  detectDialect,
  type DialectChoices,
  type DialectDecision,
  otherQuotes,
} from './detectDialect';
import {
  findHeader,
  type HeaderChoices,
  type HeaderFinding,
} from './findHeader';
import { HEADER_RECORDS } from './headerShape';
import { ProfileSearch } from './ProfileSearch';
import { type HeadReading, readHead, type TextHead } from './readHead';
import { surveyQuotes } from './surveyQuotes';

const TAB = 9;
const ENCLOSED = /^".*"$/s;

/** What the user decided about a file's layout, where the file is not to. */
export interface LayoutChoices extends DialectChoices, HeaderChoices {}

/** What the detection of a layout needs. */
export interface LayoutOptions extends TextHead {
  /** All kinds of file that are known to the tenant. */
  profiles: readonly Profile[];
  /** Columns that a header may have. */
  maxColumns: number;
  choices?: LayoutChoices;
}

/** A row directly below the header that is no data. */
export type RowBelow = 'description' | 'header';

/** How a file is divided, and where its header is. */
export interface Layout extends DialectDecision, HeaderFinding {
  /** Rows directly below the header that describe its columns or repeat it. */
  below: Decision<readonly RowBelow[]>;
}

/**
 * Decides the layout of a file by its first 256 KiB. Time and memory are
 * bounded by these, whatever they hold.
 *
 * A header of no known kind is no error here: `matched` is undefined then,
 * and `headerNotRecognised` makes the error of it.
 *
 * @throws IngestionError as `findHeader` does
 */
export function detectLayout(options: LayoutOptions): Layout {
  const { text, whole, profiles, maxColumns, choices } = options;
  const head = { text, whole };
  const search = new ProfileSearch(profiles, maxColumns, choices?.profileId);
  const dialect = detectDialect({
    head,
    choices,
    recognise: reading => search.recognise(reading),
  });
  const find = (reading: HeadReading) =>
    findHeader(reading, { search, maxColumns, choices });
  const first = { ...dialect, ...find(dialect.reading) };
  const layout = { ...first, ...asProfileQuotes(first, options, find) };
  return { ...layout, below: rowsBelow(layout.reading, layout) };
}

/** What is else where the profile says whether quotes enclose cells. */
function asProfileQuotes(
  { matched, quotes, reading }: DialectDecision & HeaderFinding,
  head: LayoutOptions,
  find: (reading: HeadReading) => HeaderFinding,
): Partial<DialectDecision & HeaderFinding> {
  const stated = matched?.profile.quotes;
  if (!matched || stated === undefined || quotes.by === 'user') return {};
  const decided = quotesOfProfile(stated, matched.profile.title);
  if (stated === quotes.value) return { quotes: decided };
  const quote = stated ? '"' : null;
  const other = readHead(head, { ...reading.dialect, quote });
  const found = find(other);
  if (!stated && isSavedAgain(head.text, { ...found, reading: other }))
    return {};
  return { ...found, quotes: decided, reading: other };
}

/**
 * Whether a program that quotes cells has written a file whose source does
 * not: it put something else than tabs between them, or enclosed the names of
 * all columns, or cells in which it doubled quotes.
 *
 * @param found - the header and its reading, quotes taken for characters
 */
function isSavedAgain(
  text: Buffer,
  { header, reading }: HeaderFinding & { reading: HeadReading },
): boolean {
  if (reading.dialect.delimiter !== '\t') return true;
  if (header.cells.every(name => ENCLOSED.test(name))) return true;
  const { doubled, malformed, inner, unclosed } = surveyQuotes(text, TAB);
  return doubled > 0 && malformed + inner === 0 && !unclosed;
}

function quotesOfProfile(
  value: boolean,
  title: string,
): RankedDecision<boolean> {
  const decision: Decision<boolean> = {
    value,
    confidence: 0.99,
    evidence: `Quotes ${value ? 'enclose cells' : 'are ordinary characters'} in files of "${title}".`,
    by: 'profile',
  };
  return { ...decision, alternatives: [otherQuotes(decision)] };
}

function rowsBelow(
  { records }: HeadReading,
  { record, header, matched }: HeaderFinding,
): Layout['below'] {
  const sorter = matched && new RowSorter(matched);
  const value: RowBelow[] = [];
  for (const cells of records
    .slice(record.value + 1)
    .slice(0, HEADER_RECORDS)) {
    const full = header.names.map((_, index) => cells[index] ?? '');
    const row = header.isRepeatedHeader(cells)
      ? 'header'
      : isDescription(sorter?.roleOf(full)) && 'description';
    if (!row) break;
    value.push(row);
  }
  return { value, ...saidOf(value) };
}

function isDescription(role: RowRole | undefined): boolean {
  return role !== undefined && 'skip' in role && role.skip === 'description';
}

function saidOf(rows: readonly RowBelow[]): Omit<Layout['below'], 'value'> {
  const described = rows.includes('description');
  const what = described ? 'descriptions of its columns' : 'repetitions of it';
  return {
    confidence: 0.9,
    evidence:
      rows.length === 0
        ? 'Data begins directly below the header.'
        : `Rows below the header that are ${what}, and no data: ${rows.length}.`,
    by: described ? 'profile' : 'file',
  };
}
