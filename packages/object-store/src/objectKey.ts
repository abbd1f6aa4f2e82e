import { ObjectStoreError } from './ObjectStoreError';

const KEY = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_.-]+)*$/;
const MAX_KEY_LENGTH = 512;

/**
 * Throws `OBJECT_KEY_INVALID` unless the key is made of plain segments: a key
 * that passes cannot leave the store's folder on any file system.
 */
export function assertObjectKey(key: string): void {
  const plain =
    key.length <= MAX_KEY_LENGTH &&
    KEY.test(key) &&
    key.split('/').every(segment => segment !== '.' && segment !== '..');
  if (!plain) {
    throw new ObjectStoreError(
      'OBJECT_KEY_INVALID',
      `${JSON.stringify(key.slice(0, 120))} is not an object key: keys are segments of letters, digits, "_", "-" and "." between slashes.`,
    );
  }
}

/** The key of content with this SHA-256 (hexadecimal), under a prefix. */
export function contentKey(sha256: string, prefix: string | undefined): string {
  const address = `${sha256.slice(0, 2)}/${sha256}`;
  return prefix === undefined ? address : `${prefix}/${address}`;
}
