import type { RecordSource } from '../records/RecordSource';
import { restoredCell } from './harmlessCell';
import { belongingOf, ownCellsOf } from './rejectColumns';

/** A record of a file of rejected rows, with its cells as its own file would have them. */
export class MendedRecord implements RecordSource {
  readonly cells: readonly string[];
  /** The row that it says it is. */
  readonly belongs: { row: string; batch: string };

  constructor(private readonly record: RecordSource) {
    this.cells = ownCellsOf(record.cells).map(restoredCell);
    this.belongs = belongingOf(record.cells);
  }

  get line() {
    return this.record.line;
  }

  get byteStart() {
    return this.record.byteStart;
  }

  get byteEnd() {
    return this.record.byteEnd;
  }

  get malformedQuotes() {
    return this.record.malformedQuotes;
  }

  get hasNul() {
    return this.record.hasNul;
  }

  original(limitBytes: number): Buffer {
    return this.record.original(limitBytes);
  }

  write(bytes: Buffer) {
    return this.record.write(bytes);
  }

  end() {
    return this.record.end();
  }
}
