const NOTHING = /^\s*(?:[-‐‑–—−]{1,2}\s*)?$/;

/** Whether a cell says nothing: blanks only, or the dashes that stand for none. */
export function isNothing(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  // What ordinary text begins with is neither a blank nor a dash.
  if (first > 45 && first < 160) return false;
  return NOTHING.test(text);
}
