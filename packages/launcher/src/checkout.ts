import path from 'node:path';

/** Root folder of the checkout that this code lies in. */
// The launcher is only ever run from its sources.
// eslint-disable-next-line no-restricted-syntax
export const ROOT = path.resolve(__dirname, '../../..');

/** What every start of this checkout shares: toolchain, Python, stamps. Ignored by git. */
export const CACHE = path.join(ROOT, '.tieout');

/** A path inside the checkout. */
export function inCheckout(...segments: string[]): string {
  return path.join(ROOT, ...segments);
}

/** Arguments of Node with which it runs TypeScript of the checkout. */
export const FROM_SOURCES = [
  '--disable-warning=ExperimentalWarning',
  '--require',
  inCheckout('packages/sourceHook.cjs'),
];
