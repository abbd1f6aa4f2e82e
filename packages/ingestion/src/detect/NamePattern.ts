import { normaliseName } from './normaliseName';

const PLACEHOLDER = '{currency}';
const CURRENCY = /^[a-z]{3}$/;

/** A column's name as profiles write it, compiled for comparison. */
export class NamePattern {
  /** The name as compared, where it has no variable part. */
  readonly exact: string | undefined;
  private readonly start: string;
  private readonly end: string;
  private readonly isCurrency: boolean;

  /**
   * @param name - `{currency}` in it stands for three letters
   * @param options - `beginning`: whether `*` at its end stands for anything
   */
  constructor(name: string, options: { beginning?: boolean } = {}) {
    const normal = normaliseName(name);
    const at = normal.indexOf(PLACEHOLDER);
    const isBeginning = options.beginning === true && normal.endsWith('*');
    this.isCurrency = at >= 0;
    this.exact = this.isCurrency || isBeginning ? undefined : normal;
    this.start = this.isCurrency ? normal.slice(0, at) : normal.slice(0, -1);
    this.end = this.isCurrency ? normal.slice(at + PLACEHOLDER.length) : '';
  }

  /** @param name - a column's name as compared */
  matches(name: string): boolean {
    if (this.exact !== undefined) return name === this.exact;
    return this.isCurrency
      ? this.currencyIn(name) !== undefined
      : name.startsWith(this.start);
  }

  /** The currency that a column's name as compared has, in capitals. */
  currencyIn(name: string): string | undefined {
    const { start, end } = this;
    const length = name.length - start.length - end.length;
    if (!this.isCurrency || length !== 3) return undefined;
    if (!name.startsWith(start) || !name.endsWith(end)) return undefined;
    const letters = name.slice(start.length, start.length + 3);
    return CURRENCY.test(letters) ? letters.toUpperCase() : undefined;
  }
}
