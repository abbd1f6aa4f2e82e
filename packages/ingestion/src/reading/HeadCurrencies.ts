import type { OpeningTotal } from '../rejects/Supplement';
import type { Cells } from '../rows/cells';
import type { FileHeader } from '../rows/FileReading';
import type { RecordCanonicaliser } from '../rows/RecordCanonicaliser';
import type { RowFault } from '../rows/RejectedRow';

/**
 * The currencies that heads of settlements state, for lines that name none:
 * each line has that of its own settlement, in whatever order they stand.
 */
export class HeadCurrencies {
  private readonly known = new Map<string, string | undefined>();

  private constructor(
    /** Field of a head, and column of a line, that say which settlement. */
    private readonly field: string,
    private readonly index: number,
    private readonly name: string,
  ) {}

  /**
   * @param opening - totals of heads that are known before
   * @returns undefined where lines of such files name their currency themselves
   */
  static of(
    header: FileHeader,
    opening: readonly OpeningTotal[] = [],
  ): HeadCurrencies | undefined {
    const { conventions, controls, records } = header.profile;
    const field = controls.at(0)?.per;
    if (conventions.currency !== 'head' || field === undefined)
      return undefined;
    const column = records.transactions?.columns.find(
      one => one.field === field,
    );
    const index = column ? header.indexOf(column.names) : -1;
    if (index < 0) return undefined;
    const heads = new HeadCurrencies(field, index, header.names[index]);
    for (const { per, currency, stated } of opening)
      if (stated !== undefined) heads.known.set(per, currency);
    return heads;
  }

  /** Takes in the head that was just accepted. */
  learn(head: RecordCanonicaliser): void {
    const id = head.field(this.field);
    if (id !== undefined) this.known.set(id, head.field('currency'));
  }

  /** The currency of a line's settlement. */
  currencyOf(cells: Cells): string | undefined {
    return this.known.get(cells[this.index].trim());
  }

  /** What to say of a line whose settlement has no head above it. */
  get fault(): RowFault {
    return {
      code: 'MISSING_VALUE',
      columnIndex: this.index,
      message: `No head above the row states the currency and the total of its "${this.name}", or that head was rejected. Export the whole report again.`,
    };
  }
}
