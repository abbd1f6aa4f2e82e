import { isError } from '@backstage/errors';
import { IngestionError } from '@tieout/ingestion';
import { ObjectStoreError } from '@tieout/object-store';
import { TaskError } from '@tieout/plugin-jobs-node';

/** What was wrong with a file, as an error of the task that read it; undefined of other errors. */
export function readingError(error: unknown): TaskError | undefined {
  if (error instanceof IngestionError) {
    return new TaskError(error.code, error.message, {
      cause: error,
      permanent: true,
    });
  }
  if (error instanceof ObjectStoreError && error.code === 'OBJECT_NOT_FOUND') {
    return new TaskError(
      'OBJECT_MISSING',
      'The stored file is not where it was put. Upload the file again.',
      { cause: error, permanent: true },
    );
  }
  return undefined;
}

/**
 * The error for which reading was given up, as people are told of it.
 *
 * @param remedy - what to do where nobody foresaw the error, as a sentence
 */
export function failureOf(
  error: Error,
  remedy: string,
): { code: string; message: string } {
  if (error instanceof TaskError) {
    const code = error.code === 'TIMEOUT' ? 'PARSE_TIMEOUT' : error.code;
    return { code, message: error.message };
  }
  return {
    code: 'UNEXPECTED',
    message: `Reading the file failed again and again, the last time with ${isError(error) ? error.name : 'an error'}. ${remedy}`,
  };
}
