import type { ReadingChoices } from '@tieout/plugin-uploads-common';

/**
 * What a person changed about how a file is read, as the fields of a form hold
 * it. An empty text leaves the decision to the file; an absent field changes
 * nothing.
 */
export interface ChoiceDraft {
  profileId?: string;
  encoding?: string;
  delimiter?: string;
  /** `yes` or `no`. */
  quotes?: string;
  /** The header's number among the rows that are not blank, from 1. */
  headerRow?: string;
  numbers?: string;
  dates?: string;
  /** Name of the file in an archive. */
  member?: string;
  /** Name of the sheet of a workbook. */
  sheet?: string;
}

const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'shift_jis',
  'gb18030',
] as const;
const delimiters = [',', ';', '\t', '|'] as const;
const numbers = ['point', 'comma'] as const;
const dates = ['dmy', 'mdy', 'ymd'] as const;

function oneOf<T extends string>(allowed: readonly T[], text: string) {
  return allowed.find(value => value === text);
}

function quotesOf(text: string): boolean | undefined {
  return text === '' ? undefined : text === 'yes';
}

function headerRecordOf(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) - 1 : undefined;
}

/** The fields of a form that holds these choices. */
export function draftOf(choices: ReadingChoices): Required<ChoiceDraft> {
  const { quotes, headerRecord } = choices;
  return {
    profileId: choices.profileId ?? '',
    encoding: choices.encoding ?? '',
    delimiter: choices.delimiter ?? '',
    quotes: quotes === undefined ? '' : (quotes && 'yes') || 'no',
    headerRow: headerRecord === undefined ? '' : String(headerRecord + 1),
    numbers: choices.numbers ?? '',
    dates: choices.dates ?? '',
    member: choices.member ?? '',
    sheet: choices.sheet ?? '',
  };
}

/** The choices made before, with the changes of a form put over them. */
export function changedChoices(
  choices: ReadingChoices,
  changes: ChoiceDraft,
): ReadingChoices {
  const draft = { ...draftOf(choices), ...changes };
  const all: ReadingChoices = {
    profileId: draft.profileId || undefined,
    encoding: oneOf(encodings, draft.encoding),
    delimiter: oneOf(delimiters, draft.delimiter),
    quotes: quotesOf(draft.quotes),
    headerRecord: headerRecordOf(draft.headerRow),
    numbers: oneOf(numbers, draft.numbers),
    dates: oneOf(dates, draft.dates),
    member: draft.member || undefined,
    sheet: draft.sheet || undefined,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  );
}
