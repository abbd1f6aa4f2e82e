import { ApiError } from '@tieout/plugin-tenants-common';

/** An error as a page tells it. */
export interface ErrorDescription {
  /** What the server or the browser said, in one sentence. */
  message: string;
  /** To quote to whoever helps. */
  code: string;
  /** HTTP status, where there was an answer. */
  status?: number;
}

type Shape = Record<string, unknown>;

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

// The errors of @backstage/errors are told apart by their shape, because two
// copies of that package may be installed in one host.
function describeResponseError(error: Shape): ErrorDescription | undefined {
  const body = isShape(error.body) ? error.body : undefined;
  const inner = body && isShape(body.error) ? body.error : undefined;
  const response = isShape(error.response) ? error.response : undefined;
  const status =
    typeof response?.status === 'number' ? response.status : undefined;
  if (!inner || status === undefined) {
    return undefined;
  }
  return {
    status,
    code: text(inner.code) ?? `HTTP_${status}`,
    message:
      text(inner.message) ?? `The server answered with status ${status}.`,
  };
}

/**
 * Whether the same request may well succeed a little later: nobody answered, as
 * while the portal restarts, or the server was in trouble of its own.
 */
export function mayPass({ code, status }: ErrorDescription): boolean {
  return (
    code === 'SERVER_UNREACHABLE' ||
    (status !== undefined && (status >= 500 || status === 429))
  );
}

/** Puts any thrown value into words: message, code to quote, status. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ApiError) {
    return { message: error.message, code: error.code, status: error.status };
  }
  if (error instanceof TypeError) {
    return {
      message: 'The server could not be reached.',
      code: 'SERVER_UNREACHABLE',
    };
  }
  const described = isShape(error) ? describeResponseError(error) : undefined;
  return (
    described ?? {
      message: error instanceof Error ? error.message : String(error),
      code: 'UNEXPECTED_ERROR',
    }
  );
}
