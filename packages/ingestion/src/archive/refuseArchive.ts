import { IngestionError, type IngestionErrorCode } from '../IngestionError';

const UNPACK = 'Unpack it and upload the export as text (.csv, .txt or .tsv).';

const REMEDIES = {
  ARCHIVE_DAMAGED: 'Download it again and upload it as it came.',
  ARCHIVE_EMPTY: 'Export it again and look into it before the upload.',
  ARCHIVE_ENCRYPTED:
    'Unpack it with its password and upload the export as text (.csv, .txt or .tsv).',
  ARCHIVE_NESTED: UNPACK,
  ARCHIVE_NOT_SUPPORTED: UNPACK,
  ARCHIVE_PART_MISSING: 'Choose one of these.',
  ARCHIVE_TOO_LARGE:
    'Upload the export as text (.csv, .txt or .tsv), unpacked, in several files where it is large.',
  ARCHIVE_UNSAFE: UNPACK,
  WORKBOOK_NOT_SUPPORTED:
    'Save the sheet as .xlsx or as "CSV UTF-8" and upload that.',
} as const satisfies Partial<Record<IngestionErrorCode, string>>;

/** Why an archive is not taken. */
export type ArchiveRefusal = keyof typeof REMEDIES;

/**
 * The error of an archive that is not taken, with what to do about it.
 *
 * @param what - what was found, as a sentence
 */
export function refuseArchive(
  code: ArchiveRefusal,
  what: string,
): IngestionError {
  return new IngestionError(code, `${what} ${REMEDIES[code]}`);
}
