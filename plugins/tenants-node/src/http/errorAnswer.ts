import { isError } from '@backstage/errors';

/** What a client is told of an error. */
export interface ErrorAnswer {
  statusCode: number;
  name: string;
  message: string;
  code: string;
}

// Errors of @backstage/errors: their messages are written for clients.
const KNOWN: Record<string, { statusCode: number; code: string }> = {
  InputError: { statusCode: 400, code: 'REQUEST_INVALID' },
  AuthenticationError: { statusCode: 401, code: 'NOT_SIGNED_IN' },
  NotAllowedError: { statusCode: 403, code: 'NOT_ALLOWED' },
  NotFoundError: { statusCode: 404, code: 'NOT_FOUND' },
  ConflictError: { statusCode: 409, code: 'CONFLICT' },
  NotImplementedError: { statusCode: 501, code: 'NOT_IMPLEMENTED' },
  ServiceUnavailableError: { statusCode: 503, code: 'UNAVAILABLE' },
};

/**
 * What a client may be told of an error, or `undefined` if that is nothing:
 * the error is not of the kinds whose message is written for clients.
 *
 * Those kinds are the errors of `@backstage/errors`, whose `code` is taken
 * where they have one, and errors that state a 4xx status themselves together
 * with a code in UPPER_SNAKE_CASE. Codes of other making (those of PostgreSQL,
 * of Node) do not pass.
 */
export function errorAnswer(error: unknown): ErrorAnswer | undefined {
  if (!isError(error)) return undefined;
  const { name, message } = error;
  const code = stableCode(error.code);
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known) {
    return { name, message, ...known, ...(code && { code }) };
  }
  const statusCode = error.statusCode ?? error.status;
  const isClientError =
    typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isClientError && code
    ? { statusCode, name, message, code }
    : undefined;
}

function stableCode(code: unknown): string | undefined {
  return typeof code === 'string' && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code)
    ? code
    : undefined;
}
