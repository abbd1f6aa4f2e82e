import type { ProfileColumn } from '../profiles/Profile';
import type { Cells } from '../rows/cells';
import type { FileHeader } from '../rows/FileReading';
import { RowSorter } from '../rows/RowSorter';
import { DateEvidence } from '../values/DateEvidence';
import { NumberEvidence } from '../values/NumberEvidence';
import type { DateOrder } from '../values/readInstant';
import type { NumberConvention } from '../values/readMoney';
import { type ColumnVerdict, decideConvention } from './decideConvention';
import { localeConventions } from './localeConventions';
import { dateQuestion, numberQuestion } from './questions';
import type {
  ReadingChoices,
  ReadingPlan,
  ReadingQuestion,
  StoreContext,
} from './ReadingPlan';

/** Evidence of one column, by what it holds. */
interface Surveyed<E> {
  name: string;
  index: number;
  /** Takes the part that counts out of a cell. */
  pattern: RegExp | undefined;
  evidence: E;
}

const NUMBERS = ['money', 'decimal'] as const;
const DATES = ['timestamp'] as const;

/** What the values of a file say of how they are written. */
export type SurveyResult = Pick<
  ReadingPlan,
  'number' | 'numberByColumn' | 'date' | 'dateByColumn' | 'questions'
>;

/**
 * Learns from the values of a file how its amounts and dates are written.
 *
 * A column decides for itself; one whose values leave it open follows the
 * columns that are decided, as one program wrote them all. What no column
 * decides is a question, unless the profile or the user has the answer.
 */
export class ConventionSurvey {
  private readonly numbers: ReadonlyArray<Surveyed<NumberEvidence>>;
  private readonly dates: ReadonlyArray<Surveyed<DateEvidence>>;
  private readonly sorter: RowSorter;

  constructor(private readonly header: FileHeader) {
    this.numbers = surveyed(header, NUMBERS, () => new NumberEvidence());
    this.dates = surveyed(header, DATES, () => new DateEvidence());
    this.sorter = new RowSorter(header);
  }

  /** Takes in the cells of a data row; rows of another width say nothing. */
  add(cells: Cells): void {
    if (cells.length !== this.header.names.length) return;
    if (!('kind' in this.sorter.roleOf(cells))) return;
    for (const column of [...this.numbers, ...this.dates])
      column.evidence.add(partOf(cells[column.index], column.pattern));
  }

  /** What was learned so far, the user's choices and the profile's word first. */
  result(store: StoreContext, choices: ReadingChoices): SurveyResult {
    const { profile } = this.header;
    const locale = localeConventions(store);
    const number = decideConvention(this.numbers.map(numberVerdict), {
      chosen: choices.numbers,
      fixed: profile.conventions.numbers,
      proposed: locale.numbers,
    });
    const date = decideConvention(this.dates.map(dateVerdict), {
      chosen: choices.dates,
      fixed: profile.conventions.dates,
      proposed: locale.dates,
    });
    const questions: ReadingQuestion[] = [
      ...(number.open ? [numberQuestion(number.open, locale.numbers)] : []),
      ...(date.open ? [dateQuestion(date.open, locale.dates)] : []),
    ];
    return {
      number: number.decision,
      numberByColumn: number.byColumn,
      date: date.decision,
      dateByColumn: date.byColumn,
      questions,
    };
  }
}

function partOf(cell: string, pattern: RegExp | undefined): string {
  return pattern ? (pattern.exec(cell)?.[1] ?? '') : cell;
}

function numberVerdict({
  name,
  evidence,
}: Surveyed<NumberEvidence>): ColumnVerdict<NumberConvention> {
  const { convention, ...verdict } = evidence.verdict;
  return { name, value: convention, ...verdict };
}

function dateVerdict({
  name,
  evidence,
}: Surveyed<DateEvidence>): ColumnVerdict<DateOrder> {
  const { order, ...verdict } = evidence.verdict;
  return { name, value: order, ...verdict };
}

/** The columns of some kinds that a profile knows in this file, each once. */
function surveyed<E>(
  header: FileHeader,
  kinds: ReadonlyArray<ProfileColumn['kind']>,
  make: () => E,
): Array<Surveyed<E>> {
  const patterns = new Map<number, string | undefined>();
  for (const record of Object.values(header.profile.records)) {
    for (const column of record?.columns ?? []) {
      if (!kinds.includes(column.kind)) continue;
      for (const names of [
        column.names,
        ...(column.plus ?? []),
        ...(column.minus ?? []),
      ])
        patterns.set(header.indexOf(names), column.pattern);
    }
  }
  patterns.delete(-1);
  return [...patterns].map(([index, pattern]) => ({
    index,
    name: header.names[index],
    pattern: pattern === undefined ? undefined : new RegExp(pattern, 'u'),
    evidence: make(),
  }));
}
