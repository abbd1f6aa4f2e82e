import { formatCount } from '@tieout/plugin-tenants-react';
import type { BatchReading } from '@tieout/plugin-uploads-common';

/** Ids of profiles that are mappings of a tenant. */
const mappingProfile = /^mapping-[0-9a-f-]{36}$/;

/** Whether a kind of file is a mapping of the tenant. */
export function isMapping(profileId: string): boolean {
  return mappingProfile.test(profileId);
}

/** Values of a decision with the words for them, in the order in which they are offered. */
export type Words = Readonly<Record<string, string>>;

/** Encodings, by the name that a choice gives them. */
export const encodingWords: Words = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Western European)',
  'windows-1250': 'Windows-1250 (Central European)',
  shift_jis: 'Shift-JIS (Japanese)',
  gb18030: 'GB18030 (Chinese)',
};

/** What stands between cells. */
export const delimiterWords: Words = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** How amounts are written. */
export const numberWords: Words = {
  point: 'decimal point',
  comma: 'decimal comma',
};

/** In which order dates are written. */
export const dateWords: Words = {
  dmy: 'day before month',
  mdy: 'month before day',
  ymd: 'year first',
};

/** What of a packed file is read, by how it is packed. */
export const packingWords = {
  gzip: 'Unpacked with gzip',
  zip: 'File in the archive',
  xlsx: 'Sheet',
} as const;

/** Who decided. */
export const deciderWords: Words = {
  file: 'the file',
  profile: 'the kind of file',
  user: 'a person',
};

/** What the rows of a file are; one and several. */
const recordWords: Readonly<Record<string, readonly [string, string]>> = {
  orders: ['order line', 'order lines'],
  transactions: ['transaction', 'transactions'],
  payouts: ['payout', 'payouts'],
};

const skippedWords: Readonly<Record<string, readonly [string, string]>> = {
  blank: ['empty row', 'empty rows'],
  header: ['repeated header', 'repeated headers'],
  description: [
    'row that describes the columns',
    'rows that describe the columns',
  ],
  total: ['row of totals', 'rows of totals'],
  footer: ['closing row', 'closing rows'],
  parent: [
    'row that others repeat in parts',
    'rows that others repeat in parts',
  ],
  memo: ['row without effect on money', 'rows without effect on money'],
  pending: ['row that is not settled yet', 'rows that are not settled yet'],
  cancelled: ['cancelled row', 'cancelled rows'],
};

/** The words for a value; a value that this version does not know stands for itself. */
export function inWords(words: Words, value: string): string {
  return Object.hasOwn(words, value) ? words[value] : value;
}

/** What a file is: the title of its kind, or else its id, and that it is the tenant's own where it is. */
export function kindOfFileWords({
  profile,
  profileTitle,
  profileVersion,
}: BatchReading['plan']): string | undefined {
  if (!profile) return undefined;
  const title = profileTitle ?? profile.value;
  return isMapping(profile.value)
    ? `“${title}”, your mapping, version ${profileVersion ?? 1}`
    : title;
}

function counted(
  words: Readonly<Record<string, readonly [string, string]>>,
  kind: string,
  count: number,
): string {
  const [one, several] = Object.hasOwn(words, kind)
    ? words[kind]
    : [kind, kind];
  return `${formatCount(count)} ${count === 1 ? one : several}`;
}

/** So many records of a kind: "1 payout", "1,200 order lines". */
export function recordsInWords(kind: string, count: number): string {
  return counted(recordWords, kind, count);
}

/** Rows that are no data, by what they are: "3 rows of totals", "1 closing row". */
export function skippedInWords(
  skipped: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(skippedWords, kind, count));
}
