/**
 * The same text in memory of its own. A part of a string keeps the whole
 * alive, which for a cell is the piece of the file that it was cut from: what
 * is remembered beyond a row has to be detached.
 */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
