import { headerFingerprint } from './headerFingerprint';
import { NamePattern } from './NamePattern';
import { normaliseName } from './normaliseName';

/** The names of a file's columns. */
export class Header {
  /** Unique: blank and repeated ones are told apart, `column 3`, `Note (2)`. */
  readonly names: readonly string[];
  private readonly normal: readonly string[];
  private readonly positions = new Map<string, number>();
  /** Of the last column that has a name, which most tells a header from a row. */
  private readonly probe: number;
  #fingerprint: string | undefined;

  /** @param cells - the header's record as it stands in the file */
  constructor(readonly cells: readonly string[]) {
    this.names = uniqueNames(cells);
    this.normal = cells.map(normaliseName);
    this.normal.forEach((name, index) => this.place(name, index));
    this.names.forEach((name, index) => this.place(normaliseName(name), index));
    this.probe = this.normal.findLastIndex(name => name !== '');
  }

  /** Tells files of the same columns from others. */
  get fingerprint(): string {
    this.#fingerprint ??= headerFingerprint(this.cells);
    return this.#fingerprint;
  }

  /**
   * Index of the first of these names that the header has, or -1. A repeated
   * name is that of its first column; the others are as in `names`.
   */
  indexOf(names: string | readonly string[]): number {
    for (const name of typeof names === 'string' ? [names] : names) {
      const index = this.find(new NamePattern(name));
      if (index >= 0) return index;
    }
    return -1;
  }

  /** Index of the first column that a pattern names, or -1. */
  find(pattern: NamePattern): number {
    return pattern.exact === undefined
      ? this.normal.findIndex(name => pattern.matches(name))
      : (this.positions.get(pattern.exact) ?? -1);
  }

  /** Indexes of all columns that a pattern names. */
  findAll(pattern: NamePattern): number[] {
    if (pattern.exact !== undefined) {
      const index = this.find(pattern);
      return index < 0 ? [] : [index];
    }
    return this.normal.flatMap((name, index) =>
      pattern.matches(name) ? [index] : [],
    );
  }

  /** The currencies that the columns which a pattern names are of. */
  currenciesOf(pattern: NamePattern): string[] {
    return this.normal.flatMap(name => pattern.currencyIn(name) ?? []);
  }

  /** Whether a row is this header again; all but a few rows cost one look. */
  isRepeatedHeader(cells: readonly string[]): boolean {
    const { probe, normal } = this;
    return (
      probe >= 0 &&
      cells[probe] === this.cells[probe] &&
      cells.length === normal.length &&
      normal.every((name, index) => normaliseName(cells[index]) === name)
    );
  }

  private place(name: string, index: number): void {
    if (name !== '' && !this.positions.has(name))
      this.positions.set(name, index);
  }
}

function uniqueNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const base = cell.trim() || `column ${index + 1}`;
    let name = base;
    for (let n = 2; seen.has(name); n += 1) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}
