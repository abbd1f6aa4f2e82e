/** Stable codes of everything that an object store refuses or fails at. */
export type ObjectStoreErrorCode =
  | 'OBJECT_TOO_LARGE'
  | 'OBJECT_NOT_FOUND'
  | 'OBJECT_KEY_INVALID'
  | 'PUT_ABORTED';

/** A refusal or failure of an object store, told by its `code`. */
export class ObjectStoreError extends Error {
  constructor(
    readonly code: ObjectStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ObjectStoreError';
  }
}

/** The stream had more bytes than `maxBytes`; nothing of it was kept. */
export class ObjectTooLargeError extends ObjectStoreError {
  constructor(readonly maxBytes: number) {
    super(
      'OBJECT_TOO_LARGE',
      `The file is larger than the limit of ${maxBytes} bytes. Split it, or ask an administrator to raise the limit.`,
    );
    this.name = 'ObjectTooLargeError';
  }
}
