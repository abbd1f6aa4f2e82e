/**
 * The part of a generated OpenAPI operation that an operation in a tenant is
 * typed by.
 */
export interface OperationShape {
  parameters: { path: { tenantId: string } };
}

/** Path parameters of an operation. */
export type PathOf<Op extends OperationShape> = Op['parameters']['path'];

/** Query parameters of an operation, as the validator leaves them. */
export type QueryOf<Op> = Op extends { parameters: { query?: infer Q } }
  ? [NonNullable<Q>] extends [never]
    ? {}
    : NonNullable<Q>
  : {};

/** JSON body of an operation's request; `undefined` where it has none. */
export type BodyOf<Op> = Op extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : undefined;

/** JSON body of an operation's success, whichever of the statuses it has. */
export type AnswerOf<Op> = Op extends { responses: infer R }
  ? {
      [S in keyof R]: S extends 200 | 201 | 202
        ? R[S] extends { content: { 'application/json': infer B } }
          ? B
          : never
        : never;
    }[keyof R]
  : unknown;
