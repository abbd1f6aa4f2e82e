import type { Dialect } from './RecordSource';

const LF = 10;
const QUOTE = 34;

type State = 'cellStart' | 'unquoted' | 'quoted' | 'afterQuote';

/**
 * Keeps a record whose bytes come in pieces, and looks at each of them once for
 * its end. Lines end with LF or CRLF.
 */
export class UnfinishedRecord {
  /** Bytes that are kept. */
  length = 0;
  private parts: Buffer[] = [];
  private state: State = 'cellStart';
  private readonly delimiter: number;

  constructor(private readonly dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
  }

  /** Whether the bytes so far end in a cell whose quote is open. */
  get quoteOpen(): boolean {
    return this.state === 'quoted';
  }

  /**
   * Keeps the bytes that belong to the record.
   *
   * @returns how many they are, or -1 where all do and it goes on
   */
  add(bytes: Buffer): number {
    const end = this.findEnd(bytes);
    const part = end < 0 ? bytes : bytes.subarray(0, end);
    // The whole piece would be kept for a few bytes of it.
    this.parts.push(Buffer.from(part));
    this.length += part.length;
    return end;
  }

  /** Gives away what is kept. */
  take(): Buffer {
    const bytes = Buffer.concat(this.parts, this.length);
    this.parts = [];
    this.length = 0;
    this.state = 'cellStart';
    return bytes;
  }

  private findEnd(bytes: Buffer): number {
    if (this.dialect.quote === null) {
      const lineEnd = bytes.indexOf(LF);
      return lineEnd < 0 ? -1 : lineEnd + 1;
    }
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
