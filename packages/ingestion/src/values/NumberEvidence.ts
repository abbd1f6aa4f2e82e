import { type NumberConvention, readMoney } from './readMoney';

/** What the amounts of a column say about how they are written. */
export interface NumberVerdict {
  /** The only convention under which every amount can be read. */
  convention?: NumberConvention;
  /** Whether some amounts can be read only one way, others only the other. */
  mixed: boolean;
  /** Unless the convention is certain: up to three amounts that can be read both ways. */
  ambiguous: string[];
  /** One sentence for the user. */
  evidence: string;
}

const MAX_LENGTH = 64;
const MAX_SAMPLES = 3;
const MARK: Record<NumberConvention, string> = {
  point: 'a decimal point',
  comma: 'a decimal comma',
};
const SILENT = /^-?\d*$/;
const CERTAIN: Record<NumberConvention, RegExp> = {
  point: /^-?\d{1,12}\.\d\d?$/,
  comma: /^-?\d{1,12},\d\d?$/,
};

/** Amounts that can be read under one convention only. */
class Proof {
  count = 0;
  sample = '';

  add(text: string): void {
    if (this.count === 0) this.sample = text.trim();
    this.count += 1;
  }
}

/**
 * Decides from the amounts of a column, one by one, whether they have a decimal
 * point or comma. `1.23` and `1.234,56` can be read one way only and decide;
 * `1.234` can be read both ways, whole numbers say nothing, and other text is
 * passed over. What is kept does not grow with the column.
 */
export class NumberEvidence {
  private readonly point = new Proof();
  private readonly comma = new Proof();
  private readonly samples: string[] = [];
  private silent = 0;
  private open = 0;

  add(text: string): void {
    if (text.length > MAX_LENGTH || text === '') return;
    if (SILENT.test(text)) this.silent += 1;
    else if (CERTAIN.point.test(text)) this.point.add(text);
    else if (CERTAIN.comma.test(text)) this.comma.add(text);
    else this.compare(text);
  }

  private compare(text: string): void {
    const point = readMoney(text, 'point');
    const comma = readMoney(text, 'comma');
    if (point === comma) {
      if (point !== undefined) this.silent += 1;
    } else if (comma === undefined) this.point.add(text);
    else if (point === undefined) this.comma.add(text);
    else {
      this.open += 1;
      const sample = text.trim();
      if (this.samples.length < MAX_SAMPLES && !this.samples.includes(sample)) {
        this.samples.push(sample);
      }
    }
  }

  get verdict(): NumberVerdict {
    const { point, comma } = this;
    if (point.count > 0 && comma.count > 0) {
      return {
        mixed: true,
        ambiguous: [...this.samples],
        evidence: `${amounts(point)} can only have ${MARK.point}, but ${amounts(comma)} only ${MARK.comma}.`,
      };
    }
    if (point.count > 0) return decided('point', point);
    if (comma.count > 0) return decided('comma', comma);
    return {
      mixed: false,
      ambiguous: [...this.samples],
      evidence: this.undecidedEvidence(),
    };
  }

  private undecidedEvidence(): string {
    if (this.open > 0) {
      return `${counted(this.open)} such as "${this.samples[0]}" can be read with ${MARK.point} or with ${MARK.comma}, and no other tells which.`;
    }
    return this.silent > 0
      ? 'All amounts are whole numbers, which are the same with a decimal point or comma.'
      : 'There are no amounts.';
  }
}

function decided(convention: NumberConvention, proof: Proof): NumberVerdict {
  return {
    convention,
    mixed: false,
    ambiguous: [],
    evidence: `${amounts(proof)} can be read only with ${MARK[convention]}.`,
  };
}

function amounts({ count, sample }: Proof): string {
  return count === 1 ? `"${sample}"` : `${counted(count)} such as "${sample}"`;
}

function counted(count: number): string {
  return count === 1 ? 'An amount' : `${count.toLocaleString('en-US')} amounts`;
}
