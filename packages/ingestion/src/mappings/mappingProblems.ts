import { Header } from '../detect/Header';
import {
  ORDER_STATUSES,
  PAYOUT_STATUSES,
  TRANSACTION_TYPES,
} from '../profiles/vocabulary';
import type { RecordKind } from '../profiles/Profile';
import { isTimeZone } from '../values/timeZones';
import { mappableFields } from './mappableFields';
import type { MappingDefinition } from './MappingDefinition';

/** Something for which a mapping cannot be used. */
export interface MappingProblem {
  /** The field that it is about, if one is. */
  field?: string;
  /** What is wrong and what to do, for the user. */
  message: string;
}

/** What the words of the status, or of the type, can mean. */
export const WORD_MEANINGS: Readonly<Record<RecordKind, readonly string[]>> = {
  orders: ORDER_STATUSES,
  transactions: TRANSACTION_TYPES,
  payouts: PAYOUT_STATUSES,
};

/** Everything for which a mapping of these columns cannot be used; nothing where it can. */
export function mappingProblems(
  names: readonly string[],
  definition: MappingDefinition,
): MappingProblem[] {
  return [
    ...missingFields(definition),
    ...fieldProblems(new Header(names), definition),
    ...otherProblems(definition),
  ];
}

function missingFields({ kind, fields }: MappingDefinition): MappingProblem[] {
  const filled = new Set(fields.map(({ field }) => field));
  return mappableFields(kind)
    .filter(({ field, required }) => required && !filled.has(field))
    .map(({ field, label }) => ({
      field,
      message: `Choose the column that fills "${label}".`,
    }));
}

function fieldProblems(
  header: Header,
  { kind, fields }: MappingDefinition,
): MappingProblem[] {
  const known = new Map(mappableFields(kind).map(one => [one.field, one]));
  const met = new Set<string>();
  return fields.flatMap(({ field, column, sign, minus }) => {
    const repeated = met.has(field);
    met.add(field);
    const target = known.get(field);
    if (!target) return problem(field, `${kind} have no field "${field}".`);
    if (repeated)
      return problem(field, `Two columns fill "${target.label}": choose one.`);
    const absent = [column, minus ?? column].find(
      name => !header.names.includes(name),
    );
    if (absent !== undefined)
      return problem(field, `The file has no column "${absent}".`);
    const ofMoney = (sign ?? 'asGiven') !== 'asGiven' || minus !== undefined;
    return ofMoney && target.value !== 'money'
      ? problem(field, `"${target.label}" is no amount, and has no sign.`)
      : [];
  });
}

function otherProblems(definition: MappingDefinition): MappingProblem[] {
  const { kind, fields, identity, words, timeZone } = definition;
  const filled = new Set(fields.map(({ field }) => field));
  const meanings = WORD_MEANINGS[kind];
  return [
    ...identity
      .filter(field => !filled.has(field))
      .flatMap(field =>
        problem(field, `No column fills "${field}", so it tells no row apart.`),
      ),
    ...Object.values(words)
      .filter(meaning => !meanings.includes(meaning))
      .map(meaning => ({ message: `A word cannot mean "${meaning}".` })),
    ...(timeZone === undefined || isTimeZone(timeZone)
      ? []
      : [{ message: `There is no time zone "${timeZone}".` }]),
  ];
}

function problem(field: string, message: string): MappingProblem[] {
  return [{ field, message }];
}
