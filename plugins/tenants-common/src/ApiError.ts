/** What is known of an answer that was not a success. */
export interface ApiErrorOptions {
  /** HTTP status. */
  status: number;
  /** Stable code of the error, such as `TENANT_NOT_FOUND`. */
  code: string;
  /** What happened, to what, and what to do; made to be shown. */
  message: string;
}

/** An error that a Tieout backend answered with. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(options: ApiErrorOptions) {
    super(options.message);
    this.name = 'ApiError';
    this.status = options.status;
    this.code = options.code;
  }

  /**
   * Reads Backstage's error body, `{ error: { name, message, code? } }`.
   * An answer without one, from a proxy for instance, gets a message and the
   * code `HTTP_<status>` made from its status.
   */
  static fromBody(status: number, body: unknown): ApiError {
    const error = property(body, 'error');
    const message = property(error, 'message');
    const code = property(error, 'code');
    return new ApiError({
      status,
      code: typeof code === 'string' ? code : `HTTP_${status}`,
      message:
        typeof message === 'string' && message !== ''
          ? message
          : `The server answered with status ${status} and said no more. Try again.`,
    });
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
