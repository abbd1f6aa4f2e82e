/**
 * An error that says whether trying again could help, with a stable code for
 * the ledger.
 */
export class TaskError extends Error {
  override readonly name = 'TaskError';

  constructor(
    /** Stable, upper case, e.g. `WORKER_STOPPED`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions & {
      /** Whether another attempt is pointless. Default false. */
      permanent?: boolean;
    },
  ) {
    super(message, options);
    this.permanent = options?.permanent ?? false;
  }

  readonly permanent: boolean;
}

/** Code of any error, for the ledger. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) {
    return String(error.code);
  }
  return 'UNEXPECTED';
}
