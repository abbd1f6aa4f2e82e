import path from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- this package is only ever run from its sources, where its own place is known
const ROOT = path.resolve(__dirname, '../../../..');

/** Path of what lies in the checkout; without parts, the checkout itself. */
export function inCheckout(...parts: string[]): string {
  return path.join(ROOT, ...parts);
}
