import { CsvRecords } from './CsvRecords';
import type { RecordOptions, RecordSource } from './RecordSource';

/** Makes what divides a text of this dialect into records. */
export function createRecords(options: RecordOptions): RecordSource {
  return new CsvRecords(options);
}
