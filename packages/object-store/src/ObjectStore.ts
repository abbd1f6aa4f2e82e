import type { Readable } from 'node:stream';

/** How one object is written. */
export interface PutOptions {
  /** Key segments put before the content address, such as a tenant's id. */
  prefix?: string;
  /** Bytes after which the object is refused with `OBJECT_TOO_LARGE`. */
  maxBytes: number;
  /** Ends the write with `PUT_ABORTED`; nothing of it is kept. */
  signal?: AbortSignal;
}

/** What was stored. */
export interface StoredObject {
  /** `[<prefix>/]<first two of sha256>/<sha256>` */
  key: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: string;
  byteSize: number;
  /** True when the same bytes lay under this key before. */
  existed: boolean;
}

/** Part of the bytes of an object. */
export interface ByteRange {
  /** Its first byte, from 0. */
  start: number;
  /** The byte after its last. */
  end: number;
}

/** What is known of an object without opening it. */
export interface ObjectEntry {
  key: string;
  byteSize: number;
  /** When the object was last written, or put again with the same bytes. */
  modifiedAt: Date;
}

/** What a sweep may remove. */
export interface SweepOptions {
  /** Those of the keys that something still refers to. Asked for many at once. */
  findReferenced: (keys: string[]) => Promise<ReadonlySet<string>>;
  /**
   * Age in milliseconds below which an unreferenced object is kept. It must
   * exceed the longest time between a `put` and the commit that refers to it.
   */
  olderThanMs: number;
  /** Age in milliseconds below which an unfinished write is kept. */
  tempOlderThanMs: number;
  signal?: AbortSignal;
}

/** What a sweep did. */
export interface SweepResult {
  objectsRemoved: number;
  objectsKept: number;
  tempFilesRemoved: number;
  /** Of objects and unfinished writes together. */
  bytesFreed: number;
}

/**
 * Content-addressed storage for uploaded files.
 *
 * An object exists whole or not at all, never changes once it exists, and has
 * the same key wherever the same bytes are put under the same prefix. Every
 * driver passes `objectStoreConformance`. Failures are `ObjectStoreError`s.
 */
export interface ObjectStore {
  /** Stores the stream; holds no more than stream buffers in memory. */
  put(source: Readable, options: PutOptions): Promise<StoredObject>;
  /** Opens an object, or a part of it; `OBJECT_NOT_FOUND` if absent. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** The object's entry, or undefined where there is none. */
  stat(key: string): Promise<ObjectEntry | undefined>;
  /** Removes the object; false where there was none. */
  remove(key: string): Promise<boolean>;
  /** Every object, or those under a prefix of whole segments; in no order. */
  list(options?: { prefix?: string }): AsyncIterable<ObjectEntry>;
  /** Removes stale unfinished writes and objects that nothing refers to. */
  sweep(options: SweepOptions): Promise<SweepResult>;
}
