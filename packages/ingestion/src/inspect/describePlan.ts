import type { Packing } from '../content/Packing';
import type { Decision } from '../detect/Decision';
import type { ReadingPlan } from '../plan/ReadingPlan';
import { alignColumns } from './alignColumns';
import { DELIMITER_WORDS } from './InspectOptions';

const DECIDED_BY: Readonly<Record<Decision<unknown>['by'], string>> = {
  file: 'file',
  profile: 'profile',
  user: 'you',
};

const PACKED: Readonly<Record<Packing['kind'], string>> = {
  gzip: 'gzip',
  zip: 'in archive',
  xlsx: 'sheet',
};

/** What was decided about a file: the value, who decided, and why. */
export function describePlan(plan: ReadingPlan): string[] {
  return alignColumns([
    ...packingOf(plan),
    line('encoding', encodingOf(plan), plan.encoding),
    line('delimiter', delimiterOf(plan), plan.delimiter),
    line('quotes', plan.quotes.value ? 'on' : 'off', plan.quotes),
    line('header', headerOf(plan), plan.headerRecord),
    line('profile', plan.profile.value, plan.profile),
    line('numbers', plan.number.value, plan.number),
    ...differing('numbers', plan.numberByColumn),
    line('dates', plan.date.value, plan.date),
    ...differing('dates', plan.dateByColumn),
    ['time zone', plan.timeZone, '', 'Of times that name none.'],
    ...differing('time zone', plan.timeZoneByColumn ?? {}),
    ...(plan.currency === undefined
      ? []
      : [['currency', plan.currency, '', 'Of amounts that name none.']]),
  ]);
}

function line(
  what: string,
  value: string,
  { by, confidence, evidence }: Decision<unknown>,
): string[] {
  const percent = Math.round(100 * confidence);
  const who = DECIDED_BY[by];
  return [what, value, by === 'file' ? `${who} ${percent} %` : who, evidence];
}

function packingOf({ packing }: ReadingPlan): string[][] {
  return packing
    ? [line(PACKED[packing.kind], packing.part.value, packing.part)]
    : [];
}

function encodingOf({ encoding, bomBytes }: ReadingPlan): string {
  return bomBytes > 0 ? `${encoding.value} with mark` : encoding.value;
}

function delimiterOf({ delimiter }: ReadingPlan): string {
  const word = Object.entries(DELIMITER_WORDS).find(
    ([, character]) => character === delimiter.value,
  );
  return word?.[0] ?? delimiter.value;
}

function headerOf({ headerLine, headerRecord }: ReadingPlan): string {
  const record = headerRecord.value + 1;
  return record === headerLine
    ? `line ${headerLine}`
    : `line ${headerLine}, row ${record}`;
}

function differing(
  what: string,
  byColumn: Readonly<Record<string, string>>,
): string[][] {
  return Object.entries(byColumn).map(([column, value]) => [
    what,
    value,
    'file',
    `In "${column}".`,
  ]);
}
