import { type DateOrder, readInstant } from '../values/readInstant';
import { type NumberConvention, readMoney } from '../values/readMoney';
import type { ReadingQuestion } from './ReadingPlan';

/** What the values of a file left open. */
interface Open {
  columns: string[];
  samples: string[];
}

const NUMBERS: readonly NumberConvention[] = ['point', 'comma'];
const DATES: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** The question how amounts are written, with what each answer would mean. */
export function numberQuestion(
  open: Open,
  proposed: NumberConvention,
): ReadingQuestion {
  return {
    about: 'numbers',
    ...open,
    proposed,
    options: NUMBERS.flatMap(value => {
      const reads = readMoney(open.samples[0], value);
      return reads === undefined ? [] : [{ value, reads }];
    }),
  };
}

/** The question in which order dates are written, with what each answer would mean. */
export function dateQuestion(open: Open, proposed: DateOrder): ReadingQuestion {
  return {
    about: 'dates',
    ...open,
    proposed,
    options: DATES.flatMap(order => {
      const instant = readInstant(open.samples[0], { order, zone: 'UTC' });
      return instant === undefined
        ? []
        : [{ value: order, reads: instant.utc.slice(0, 10) }];
    }),
  };
}
