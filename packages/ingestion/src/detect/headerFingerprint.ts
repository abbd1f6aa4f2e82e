import { createHash } from 'node:crypto';
import { normaliseName } from './normaliseName';

/**
 * Tells files of the same columns from others: the SHA-256 of the names in
 * their order, as they are compared, in hexadecimal.
 */
export function headerFingerprint(names: readonly string[]): string {
  const text = JSON.stringify(names.map(normaliseName));
  return createHash('sha256').update(text).digest('hex');
}
