/**
 * Gives an error its stable code, which goes to clients with the message.
 * Codes are UPPER_SNAKE_CASE and never reused.
 *
 * @example throw withCode(new ConflictError('The batch is running'), 'BATCH_RUNNING')
 */
export function withCode<E extends Error>(
  error: E,
  code: string,
): E & { code: string } {
  return Object.assign(error, { code });
}
