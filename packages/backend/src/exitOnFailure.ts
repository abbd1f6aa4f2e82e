/* eslint-disable no-console -- the logger may be what failed to start */

/**
 * Ends the process when the start fails. A plugin that cannot start would
 * otherwise leave a process behind that answers 503 for ever.
 */
export function exitOnFailure(start: Promise<unknown>): void {
  start.catch(error => {
    console.error('The backend could not start:', error);
    process.exit(1);
  });
}
