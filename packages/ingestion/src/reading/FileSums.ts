import type { RecordKind } from '../profiles/Profile';
import type { RecordCanonicaliser } from '../rows/RecordCanonicaliser';
import { MoneySum } from '../values/moneySum';

/** What the loaded records of one kind and currency add up to. */
export interface KindSum {
  kind: RecordKind;
  /** Three letters; undefined of records that have none. */
  currency: string | undefined;
  records: number;
  /** Line totals of orders, net of transactions, amounts of payouts. */
  amount: string;
}

interface Running {
  kind: RecordKind;
  currency: string | undefined;
  records: number;
  sum: MoneySum;
}

/** Adds up what is loaded, by kind and currency. */
export class FileSums {
  private readonly running: Running[] = [];
  private last: Running | undefined;

  /** Takes in the record that was just accepted. */
  add(kind: RecordKind, record: RecordCanonicaliser): void {
    const currency = record.field('currency');
    let { last } = this;
    if (last?.kind !== kind || last.currency !== currency) {
      last = this.runningOf(kind, currency);
      this.last = last;
    }
    last.records += 1;
    const { amount } = record;
    if (amount !== undefined) last.sum.add(amount);
  }

  get sums(): KindSum[] {
    return this.running.map(({ sum, ...rest }) => ({
      ...rest,
      amount: sum.toString(),
    }));
  }

  private runningOf(kind: RecordKind, currency: string | undefined): Running {
    const known = this.running.find(
      one => one.kind === kind && one.currency === currency,
    );
    if (known) return known;
    const made = { kind, currency, records: 0, sum: new MoneySum() };
    this.running.push(made);
    return made;
  }
}
