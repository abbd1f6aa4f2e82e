import { CsvRecords } from './CsvRecords';
import { FastRecords } from './FastRecords';
import type { RecordOptions, RecordSource } from './RecordSource';

/**
 * Makes what divides a text into records: `FastRecords`, or `CsvRecords` where
 * lines end with CR alone; the records are the same.
 */
export function createRecords(options: RecordOptions): RecordSource {
  return options.dialect.lineEnd === 'lf'
    ? new FastRecords(options)
    : new CsvRecords(options);
}
