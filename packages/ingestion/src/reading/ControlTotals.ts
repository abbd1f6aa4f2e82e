import type { Profile, RecordKind } from '../profiles/Profile';
import type { OpeningTotal } from '../rejects/Supplement';
import type { RecordCanonicaliser } from '../rows/RecordCanonicaliser';
import { invertMoney, MoneySum, sameMoney, addMoney } from '../values/moneySum';

/** What a total is of that names no settlement or payout. */
export const WHOLE_FILE = 'The file';

/** A total that a file states, beside what its rows add up to. */
export interface ControlTotal {
  /** What the total is of: the id of a settlement or payout, or `WHOLE_FILE`. */
  per: string;
  currency: string | undefined;
  /** As the file states it. */
  stated: string;
  /** What its rows add up to. */
  summed: string;
  /** `summed` less `stated`; zero where they tie. */
  difference: string;
  /** What the rows of each type add up to. */
  byType: Record<string, string>;
}

interface Running {
  per: string;
  stated: string | undefined;
  currency: string | undefined;
  sum: MoneySum;
  byType: Map<string, MoneySum>;
}

/** More totals in one file than any marketplace makes; the rest is not kept. */
const MOST = 10_000;

/** What a line is of that has no type. */
export const UNCLASSIFIED = 'unclassified';

/** Adds up rows against the totals that the file states of them. */
export class ControlTotals {
  private readonly running = new Map<string, Running>();
  private readonly control: Profile['controls'][number] | undefined;

  /** @param opening - totals that the file goes on with */
  constructor(profile: Profile, opening: readonly OpeningTotal[] = []) {
    this.control = profile.controls.at(0);
    for (const { per, currency, stated, byType } of opening) {
      const total = this.totalOf(per, currency);
      if (!total) return;
      total.stated = stated;
      for (const [type, sum] of Object.entries(byType)) addTo(total, type, sum);
    }
  }

  /** Takes in the record that was just accepted. */
  add(kind: RecordKind, record: RecordCanonicaliser): void {
    const { control } = this;
    if (!control || kind === 'orders') return;
    const per =
      control.per === undefined ? WHOLE_FILE : record.field(control.per);
    if (per === undefined) return;
    const total = this.totalOf(per, record.field('currency'));
    if (!total) return;
    if (kind === 'payouts') {
      const stated = record.field(control.head);
      // Accounts of one seller may have a payout each under one number.
      total.stated =
        total.stated && stated ? addMoney(total.stated, stated) : stated;
      return;
    }
    const amount = record.field(control.lines);
    if (amount === undefined) return;
    addTo(total, record.field('type') ?? UNCLASSIFIED, amount);
  }

  /** Totals that the file states, in the order in which it names them. */
  get totals(): ControlTotal[] {
    return [...this.running.values()].flatMap(total => {
      const { per, stated, currency } = total;
      if (stated === undefined) return [];
      const summed = total.sum.toString();
      return [
        {
          per,
          currency,
          stated,
          summed,
          difference: sameMoney(stated, summed)
            ? '0.00'
            : addMoney(summed, invertMoney(stated)),
          byType: Object.fromEntries(
            [...total.byType].map(([type, sum]) => [type, sum.toString()]),
          ),
        },
      ];
    });
  }

  private totalOf(
    per: string,
    currency: string | undefined,
  ): Running | undefined {
    const key = `${per} ${currency}`;
    const known = this.running.get(key);
    if (known || this.running.size >= MOST) return known;
    const total = {
      per,
      currency,
      stated: undefined,
      sum: new MoneySum(),
      byType: new Map<string, MoneySum>(),
    };
    this.running.set(key, total);
    return total;
  }
}

function addTo({ sum, byType }: Running, type: string, amount: string): void {
  sum.add(amount);
  const ofType = byType.get(type) ?? new MoneySum();
  ofType.add(amount);
  byType.set(type, ofType);
}
