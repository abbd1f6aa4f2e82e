import { type DateOrder, type WrittenDate, midnightOf } from './writtenDate';
import { readWrittenMoment } from './writtenMoment';
import { zoneNamed } from './zoneNames';

/** What the dates of a column say about the order of their parts. */
export interface DateVerdict {
  /** The only order in which every numeric date is one. */
  order?: DateOrder;
  /** Whether some dates can only be read in one order, others only in another. */
  mixed: boolean;
  /** Unless the order is certain: up to three dates that several orders can read. */
  ambiguous: string[];
  /** One sentence for the user. */
  evidence: string;
}

const ORDERS = ['dmy', 'mdy', 'ymd'] as const;
const ORDER_TEXT: Record<DateOrder, string> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
};
const MAX_SAMPLES = 3;
const ISO_DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/;

/** The smallest and the greatest of some numbers. */
class Range {
  private min = Infinity;
  private max = -Infinity;

  add(value: number): void {
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  get width(): number {
    return this.max - this.min;
  }
}

/** Up to three different texts. */
class Samples {
  readonly texts: string[] = [];

  add(text: string): void {
    if (this.texts.length < MAX_SAMPLES && !this.texts.includes(text)) {
      this.texts.push(text);
    }
  }
}

/**
 * Decides from the dates of a column, one by one, in which order their parts
 * are. A number that can be no month decides between day and month. Dates whose
 * year of four digits comes first, or whose month has a name, need no order and
 * say nothing about it; other text is passed over. What is kept does not grow
 * with the column.
 */
export class DateEvidence {
  /** For each order, a date that is none when read so. */
  private readonly against: Partial<Record<DateOrder, string>> = {};
  private readonly differing = new Samples();
  private readonly same = new Samples();
  private readonly open = new Samples();
  private readonly firsts = new Range();
  private readonly lasts = new Range();
  private numeric = 0;
  private certain = 0;

  add(text: string): void {
    if (text === '') return;
    if (ISO_DATE.test(text)) {
      this.certain += 1;
      return;
    }
    const written = readWrittenMoment(text);
    if (written === undefined) return;
    const { date, zone } = written;
    if (zone !== '' && zoneNamed(zone) === undefined) return;
    if (date.shape !== 'certain') this.addNumeric(date, text.trim());
    else if (!Number.isNaN(midnightOf(date, undefined))) this.certain += 1;
  }

  private addNumeric(date: WrittenDate, text: string): void {
    const days = ORDERS.map(order => midnightOf(date, order));
    if (days.every(Number.isNaN)) return;
    this.numeric += 1;
    ORDERS.forEach((order, index) => {
      if (Number.isNaN(days[index])) this.against[order] ??= text;
    });
    if (days[0] === days[1]) this.same.add(text);
    else this.differing.add(text);
    const [dmy, mdy] = days;
    if (dmy !== mdy && !Number.isNaN(dmy + mdy)) this.open.add(text);
    this.firsts.add(date.parts[0]);
    this.lasts.add(date.parts[2]);
  }

  get verdict(): DateVerdict {
    if (this.numeric === 0) {
      return { mixed: false, ambiguous: [], evidence: this.noNumericEvidence };
    }
    const possible = ORDERS.filter(order => this.against[order] === undefined);
    const likely =
      possible.length > 1 && this.yearIsLast
        ? possible.filter(order => order !== 'ymd')
        : possible;
    if (likely.length === 0) {
      return {
        mixed: true,
        ambiguous: [...this.open.texts],
        evidence: this.mixedEvidence,
      };
    }
    if (likely.length === 1) {
      const [order] = likely;
      return {
        order,
        mixed: false,
        ambiguous: [],
        evidence: this.decidedEvidence(order),
      };
    }
    const { texts } = this.differing.texts.length ? this.differing : this.same;
    return {
      mixed: false,
      ambiguous: [...texts],
      evidence: `${counted(this.numeric)} such as "${texts[0]}" can be read as ${likely.map(order => ORDER_TEXT[order]).join(' or as ')}, and no other tells which.`,
    };
  }

  /**
   * Where all parts are short, the year is the last unless the first ones vary
   * less: dates of one file are of many days and few years.
   */
  private get yearIsLast(): boolean {
    return this.lasts.width <= this.firsts.width;
  }

  private get noNumericEvidence(): string {
    return this.certain > 0
      ? 'Every date begins with a year of four digits or has the name of its month.'
      : 'There are no dates.';
  }

  private get mixedEvidence(): string {
    const { dmy, mdy } = this.against;
    return `"${mdy}" is no date as ${ORDER_TEXT.mdy}, and "${dmy}" none as ${ORDER_TEXT.dmy}.`;
  }

  private decidedEvidence(order: DateOrder): string {
    const other = order === 'dmy' ? 'mdy' : 'dmy';
    return `Dates are ${ORDER_TEXT[order]}: "${this.against[other]}" is none as ${ORDER_TEXT[other]}.`;
  }
}

function counted(count: number): string {
  return count === 1 ? 'A date' : `${count.toLocaleString('en-US')} dates`;
}
