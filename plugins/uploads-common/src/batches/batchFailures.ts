import { dbtFailures, type DbtFailureCode } from '@tieout/plugin-dbt-common';
import type { Batch } from '../client/apiTypes';

/** What a failure code stands for. Both texts are sentences for operators. */
export interface FailureExplanation {
  /** What happened. */
  readonly meaning: string;
  /** The next step. */
  readonly remedy: string;
}

const exportAgain = 'Export the report again and upload the new file.';
const unpackIt = 'Unpack it and upload the export that is in it.';
const downloadAgain =
  'Download the rejected rows of the batch again and correct those.';
const retryParse = 'Retry the batch; its file is still stored.';

// The batch page leads to the run, which has the detail: here only the next step.
const transformFailures = {
  DBT_UNAVAILABLE: {
    meaning: 'dbt cannot be run on the machine of the worker.',
    remedy:
      'Mend it as the notice on the runs page says, then retry the batch.',
  },
  DBT_PARSE_ERROR: {
    meaning: 'The dbt project could not be read.',
    remedy: 'Mend the file that the dbt run names, then retry the batch.',
  },
  DBT_MODEL_ERROR: {
    meaning: 'A dbt model could not be built.',
    remedy:
      'Open the dbt run, mend what its failed node says, then retry the batch.',
  },
  DBT_TEST_FAILED: {
    meaning:
      'A dbt test found rows that must not be, so the batch was held back.',
    remedy:
      'Open the dbt run, look at the rows its failed test names, then retry the batch.',
  },
  DBT_DATABASE_UNREACHABLE: {
    meaning: 'dbt could not reach the database, or lost it.',
    remedy:
      'See that PostgreSQL runs and that dbt may log in, then retry the batch.',
  },
  DBT_TIMEOUT: {
    meaning: 'The dbt run took longer than may be.',
    remedy: 'Open the dbt run to see its slowest node, then retry the batch.',
  },
  DBT_KILLED: {
    meaning: 'The dbt process was stopped from outside.',
    remedy: 'See whether the machine ran out of memory, then retry the batch.',
  },
  DBT_UNKNOWN: {
    meaning: 'dbt ended with an error that it did not explain.',
    remedy: 'Open the dbt run and read its log, then retry the batch.',
  },
} as const satisfies Record<DbtFailureCode, FailureExplanation>;

/** Why a batch can fail, by stable code. The codes starting with DBT_ belong to the transform stage. */
export const batchFailures = {
  FILE_EMPTY: {
    meaning: 'The file has no bytes.',
    remedy: exportAgain,
  },
  NO_ROWS: {
    meaning: 'The file has a header but no rows beneath it.',
    remedy: 'Choose a period with orders in the export and upload that file.',
  },
  NOT_TEXT: {
    meaning: 'The file is not text, whatever its name says.',
    remedy: 'Upload the CSV or tab-separated file as the marketplace made it.',
  },
  ARCHIVE_DAMAGED: {
    meaning: 'The archive cannot be unpacked.',
    remedy: 'Download it again and upload it as it came.',
  },
  ARCHIVE_EMPTY: {
    meaning: 'The archive holds no file.',
    remedy: exportAgain,
  },
  ARCHIVE_ENCRYPTED: {
    meaning: 'The archive needs a password.',
    remedy: unpackIt,
  },
  ARCHIVE_NESTED: {
    meaning: 'The archive holds another archive.',
    remedy: unpackIt,
  },
  ARCHIVE_NOT_SUPPORTED: {
    meaning: 'The archive is packed in a way that is not read.',
    remedy: unpackIt,
  },
  ARCHIVE_PART_MISSING: {
    meaning: 'What was chosen to be read is not in the file.',
    remedy: 'Choose what is in it when retrying.',
  },
  ARCHIVE_TOO_LARGE: {
    meaning: 'The archive holds more than is unpacked.',
    remedy: unpackIt,
  },
  ARCHIVE_UNSAFE: {
    meaning: 'The archive is made as none is that holds an export.',
    remedy: unpackIt,
  },
  WORKBOOK_NOT_SUPPORTED: {
    meaning: 'The file is a document of Office from which no sheet is read.',
    remedy: 'Save the sheet as .xlsx or as CSV and upload that.',
  },
  ENCODING_NOT_SUPPORTED: {
    meaning: 'The text is not in one of the encodings that are read.',
    remedy:
      'Choose its encoding when retrying, or save the file as UTF-8 and upload it.',
  },
  HEADER_NOT_RECOGNISED: {
    meaning: 'The columns are those of no report that is known here.',
    remedy:
      'Map its columns, or upload the export with its header unchanged; the message names the nearest known kind.',
  },
  NEEDS_ANSWER: {
    meaning: 'The values of the file can be read in more than one way.',
    remedy: 'Answer the question on this page; the file is then read so.',
  },
  DAMAGED_ID: {
    meaning:
      'A spreadsheet has rounded the identifiers, for instance to 1.23E+11.',
    remedy:
      'Export the report again and upload it without opening it in a spreadsheet.',
  },
  TOTALS_DO_NOT_TIE: {
    meaning: 'The rows do not add up to the total that the file states.',
    remedy: exportAgain,
  },
  SETTLEMENT_DIFFERS: {
    meaning:
      'Another batch of the store has the same settlement with other content.',
    remedy: 'Say on this page which of the two counts.',
  },
  REPLACED_BATCH_BUSY: {
    meaning: 'A worker or a dbt run was at the batch that is to be replaced.',
    remedy: 'Wait until that batch is ready, then retry this one.',
  },
  REPLACED_BATCH_GONE: {
    meaning: 'The batch that is to be replaced has been replaced already.',
    remedy: 'Replace the batch that took its place, and undo this one.',
  },
  SUPPLEMENTED_BATCH_GONE: {
    meaning: 'The batch whose rejected rows these are is not loaded any more.',
    remedy:
      'Upload the whole corrected file, and undo this batch. If that batch failed, retry it first, then this one.',
  },
  SUPPLEMENTED_BATCH_CHANGED: {
    meaning: 'The batch got another supplement while this one was read.',
    remedy: 'Retry this batch.',
  },
  REJECTS_OF_NO_BATCH: {
    meaning: 'The file holds rejected rows of a batch, and stands for itself.',
    remedy: 'Upload it on the page of the batch that it was downloaded from.',
  },
  NOT_THE_REJECTS: {
    meaning: 'The file is not like the rejected rows of the batch.',
    remedy: downloadAgain,
  },
  ROW_NOT_REJECTED: {
    meaning: 'A row says that it is one that was never rejected.',
    remedy: downloadAgain,
  },
  ROW_REPEATED: {
    meaning: 'The file has one of the rejected rows twice.',
    remedy: 'Remove one of the lines that the message names.',
  },
  ROW_MENDED_ALREADY: {
    meaning: 'A row has come in already with another supplement.',
    remedy: downloadAgain,
  },
  UNCLOSED_QUOTE: {
    meaning: 'A quoted cell is opened and never closed.',
    remedy:
      'Close the quote on the line named in the message, or export the report again.',
  },
  TOO_MANY_COLUMNS: {
    meaning: 'A row has more columns than may be.',
    remedy:
      'Check the delimiter and the row named in the message, then upload the mended file.',
  },
  RECORD_TOO_LARGE: {
    meaning: 'A row is longer than may be.',
    remedy:
      'Look for a missing closing quote near the line named in the message.',
  },
  OBJECT_MISSING: {
    meaning: 'The stored file is not where it was put.',
    remedy:
      'Upload the file again, and have an administrator look at the object store.',
  },
  WORKER_LOST: {
    meaning: 'The workers that read the file stopped, time after time.',
    remedy: 'See that a worker is running, then retry the batch.',
  },
  PARSE_TIMEOUT: {
    meaning: 'Reading the file took longer than may be.',
    remedy: `${retryParse} If it happens again, divide the file.`,
  },
  ...transformFailures,
  UNEXPECTED: {
    meaning: 'Something went wrong that was not foreseen.',
    remedy:
      'Retry the batch. If it fails again, quote the code and the batch id.',
  },
} as const satisfies Record<string, FailureExplanation>;

/** A code under which a batch can fail. */
export type BatchFailureCode = keyof typeof batchFailures;

function isKnown(code: string): code is BatchFailureCode {
  return Object.hasOwn(batchFailures, code);
}

/**
 * Explains a failure code. A code of a newer server is explained in general
 * terms: any DBT_ code as an unexplained end of dbt, any other as unexpected.
 */
export function explainFailure(code: string): FailureExplanation {
  if (isKnown(code)) return batchFailures[code];
  return code.startsWith('DBT_')
    ? batchFailures.DBT_UNKNOWN
    : batchFailures.UNEXPECTED;
}

// Their messages name the line or the columns at fault, and end with what to do
// about just these.
const advisingCodes: ReadonlySet<string> = new Set<BatchFailureCode>([
  'FILE_EMPTY',
  'NO_ROWS',
  'NOT_TEXT',
  'ARCHIVE_DAMAGED',
  'ARCHIVE_EMPTY',
  'ARCHIVE_ENCRYPTED',
  'ARCHIVE_NESTED',
  'ARCHIVE_NOT_SUPPORTED',
  'ARCHIVE_PART_MISSING',
  'ARCHIVE_TOO_LARGE',
  'ARCHIVE_UNSAFE',
  'WORKBOOK_NOT_SUPPORTED',
  'ENCODING_NOT_SUPPORTED',
  'HEADER_NOT_RECOGNISED',
  'DAMAGED_ID',
  'TOTALS_DO_NOT_TIE',
  'REJECTS_OF_NO_BATCH',
  'NOT_THE_REJECTS',
  'ROW_NOT_REJECTED',
  'ROW_REPEATED',
  'ROW_MENDED_ALREADY',
  'UNCLOSED_QUOTE',
  'TOO_MANY_COLUMNS',
  'RECORD_TOO_LARGE',
  'OBJECT_MISSING',
  'UNEXPECTED',
]);

const lookAgain = 'Have the file looked at again.';

// Of a file that is no batch yet: there is nothing to retry.
const inspectionRemedies: Partial<Record<string, string>> = {
  WORKER_LOST: `See that a worker is running. ${lookAgain}`,
  PARSE_TIMEOUT: `${lookAgain} If it happens again, divide the file.`,
};

/** What is to be said of one failure; each thing once. */
export interface FailureAccount {
  /** What happened, and to what. */
  readonly happened: string;
  /** The next step, where `happened` does not end with it. */
  readonly remedy?: string;
}

/**
 * Tells of the failure of a batch. Messages of dbt runs end with a remedy for
 * the page of the run; its place is taken by the one for the page of the batch.
 */
export function tellFailure(
  failure: Pick<NonNullable<Batch['failure']>, 'code' | 'message'>,
): FailureAccount {
  const { code, message } = failure;
  if (advisingCodes.has(code)) return { happened: message };
  const ofRun = Object.entries(dbtFailures).find(([known]) => known === code);
  const suffix = ofRun?.[1].remedy;
  return {
    happened:
      suffix && message.endsWith(suffix)
        ? message.slice(0, -suffix.length).trimEnd()
        : message,
    remedy: explainFailure(code).remedy,
  };
}

/** Tells why a file could not be looked at that is not yet a batch. */
export function tellInspectionFailure({
  code,
  message,
}: Pick<NonNullable<Batch['failure']>, 'code' | 'message'>): FailureAccount {
  if (advisingCodes.has(code)) return { happened: message };
  return {
    happened: message,
    remedy: Object.hasOwn(inspectionRemedies, code)
      ? inspectionRemedies[code]
      : `${lookAgain} If it fails again, quote the code and the name of the file.`,
  };
}
