import { InputError, NotFoundError, isError } from '@backstage/errors';
import { z } from 'zod';
import { withCode } from './withCode';

/**
 * An error found in the form of a request (by the validator or by the JSON
 * parser) as one that a client may read; anything else unchanged.
 */
export function requestError(error: unknown): unknown {
  if (!isError(error)) return error;
  switch (error.status) {
    case 400:
      return withCode(
        new InputError(`The request is not valid: ${faultsOf(error)}`),
        'REQUEST_INVALID',
      );
    case 404:
      return withCode(
        new NotFoundError('There is nothing under this address'),
        'ROUTE_NOT_FOUND',
      );
    case 405:
      return answerable(error, 'METHOD_NOT_ALLOWED');
    case 413:
      return answerable(error, 'REQUEST_TOO_LARGE');
    case 415:
      return answerable(error, 'MEDIA_TYPE_UNSUPPORTED');
    default:
      return error;
  }
}

function answerable(
  error: { message: string; status?: unknown },
  code: string,
) {
  return Object.assign(withCode(new Error(error.message), code), {
    name: 'RequestError',
    status: error.status,
  });
}

const faultsSchema = z
  .array(z.object({ path: z.string().default(''), message: z.string() }))
  .nonempty();

/** Which fields are wrong and how, such as `query.limit must be integer`. */
function faultsOf(error: {
  message: string;
  errors?: unknown;
  type?: unknown;
}): string {
  // The parser's own message would quote the body, into logs as well.
  if (error.type === 'entity.parse.failed') return 'body is not JSON';
  const faults = faultsSchema.safeParse(error.errors);
  if (!faults.success) return error.message;
  return faults.data
    .map(({ path, message }) => {
      const field = path.replace(/^\//, '').replaceAll('/', '.');
      return field ? `${field} ${message}` : message;
    })
    .join('; ');
}
