import type { Dialect } from './RecordSource';

const LF = 10;
const QUOTE = 34;

type State = 'cellStart' | 'unquoted' | 'quoted' | 'afterQuote';

/**
 * Looks for the end of one record whose bytes come in pieces, and looks at each
 * byte once. Lines end with LF or CRLF.
 */
export class RecordEnd {
  private state: State = 'cellStart';
  private readonly delimiter: number;

  constructor(private readonly dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
  }

  /** Whether what was seen of the record ends in a cell whose quote is open. */
  get quoteOpen(): boolean {
    return this.state === 'quoted';
  }

  /** Begins a record. */
  begin(): void {
    this.state = 'cellStart';
  }

  /**
   * Goes on with the record's next bytes.
   *
   * @returns how many of them belong to the record, or -1 where it goes on
   */
  lookIn(bytes: Buffer): number {
    if (this.dialect.quote === null) return bytes.indexOf(LF) + 1 || -1;
    let { state } = this;
    for (let at = 0; at < bytes.length; at += 1) {
      if (state === 'quoted') {
        at = bytes.indexOf(QUOTE, at);
        if (at < 0) break;
        state = 'afterQuote';
        continue;
      }
      const byte = bytes[at];
      if (byte === LF) return at + 1;
      if (byte === this.delimiter) state = 'cellStart';
      else if (byte === QUOTE && state !== 'unquoted') state = 'quoted';
      else state = 'unquoted';
    }
    this.state = state;
    return -1;
  }
}
