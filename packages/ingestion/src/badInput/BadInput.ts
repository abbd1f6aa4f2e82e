import type { FileEncoding } from '../encoding/FileEncoding';
import type { IngestionErrorCode } from '../IngestionError';
import type { ReadingChoices } from '../plan/ReadingPlan';
import type { RejectionCode } from '../rows/RejectedRow';
import type { SkippedRows } from '../reading/FileReader';

/** What must become of a bad file. */
export type Outcome =
  | {
      /** The file is refused. */
      refused: IngestionErrorCode;
      line?: number;
    }
  | {
      /** It is asked about. */
      asked: Array<'numbers' | 'dates'>;
    }
  | {
      /** Order ids of the rows that are accepted, in order. */
      loaded: string[];
      /** Line, column, and code of the rows that are not. */
      rejected?: Array<[line: number, column: string | null, RejectionCode]>;
      skipped?: SkippedRows;
      encoding?: FileEncoding;
      delimiter?: string;
      /** What the accepted rows add up to, by currency. */
      sums?: Record<string, string>;
      /** Fields of the first accepted row. */
      first?: Record<string, unknown>;
    };

/** A bad file and what must become of it. */
export interface BadInput {
  title: string;
  file: string | Buffer;
  choices?: ReadingChoices;
  outcome: Outcome;
}
