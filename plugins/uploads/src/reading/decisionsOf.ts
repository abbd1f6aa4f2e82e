import { formatCount } from '@tieout/plugin-tenants-react';
import type { BatchReading } from '@tieout/plugin-uploads-common';
import {
  dateWords,
  delimiterWords,
  encodingWords,
  inWords,
  kindOfFileWords,
  numberWords,
  packingWords,
} from './readingWords';

type Plan = BatchReading['plan'];

/** Something that was decided about a file, in words. */
export interface ToldDecision {
  what: string;
  value: string;
  /** 0 to 1. */
  confidence: number;
  /** One sentence. */
  evidence: string;
  by: 'file' | 'profile' | 'user';
}

/** Below this a decision is worth a second look. */
const SURE = 0.9;

/** Whether a decision can be relied on without a look. */
export function isSure({ confidence }: { confidence: number }): boolean {
  return confidence >= SURE;
}

/** Everything that was decided about a file, in words; what could not be decided is left out. */
export function decisionsOf(plan: Plan): ToldDecision[] {
  const { profile, encoding, delimiter, quotes, headerRecord, number, date } =
    plan;
  const { packing } = plan;
  return [
    packing && {
      ...packing.part,
      what: packingWords[packing.kind],
      value: packing.part.value,
    },
    profile && {
      ...profile,
      what: 'Kind of file',
      value: kindOfFileWords(plan) ?? profile.value,
    },
    {
      ...encoding,
      what: 'Encoding',
      value: inWords(encodingWords, encoding.value),
    },
    {
      ...delimiter,
      what: 'Cells are divided by',
      value: inWords(delimiterWords, delimiter.value),
    },
    {
      ...quotes,
      what: 'Quotes',
      value: quotes.value === true ? 'enclose cells' : 'are ordinary text',
    },
    {
      ...headerRecord,
      what: 'Header',
      value: `line ${formatCount(plan.headerLine)}`,
    },
    number && {
      ...number,
      what: 'Amounts',
      value: inWords(numberWords, number.value),
    },
    date && {
      ...date,
      what: 'Dates',
      value: inWords(dateWords, date.value),
    },
  ].flatMap(decision => decision ?? []);
}
