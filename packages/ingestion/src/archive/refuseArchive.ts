import { IngestionError } from '../IngestionError';

/** The error of an archive that is not taken, with what to do about it. */
export function refuseArchive(what: string): IngestionError {
  return new IngestionError(
    'NOT_TEXT',
    `${what} Unpack it and upload the export as text (.csv, .txt or .tsv).`,
  );
}
