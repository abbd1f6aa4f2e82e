/* eslint-disable no-console -- a program for the terminal */

/** Says on the terminal what goes on; the figures alone go to standard output. */
export function say(text: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)}  ${text}`);
}
