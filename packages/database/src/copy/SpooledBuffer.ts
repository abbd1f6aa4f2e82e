import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

const MEMORY_BYTES = 4 * 1024 * 1024;

/**
 * Bytes that are kept to be read once later: in memory up to 4 MiB, beyond it
 * in a temporary file that only this user can read.
 *
 * Appending is synchronous, for it happens while the rows of another COPY are
 * handled; it touches the disk once per 4 MiB. `discard` has to be called in
 * the end, read or not.
 */
export class SpooledBuffer {
  /** Bytes appended so far. */
  byteSize = 0;
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private file: string | undefined;

  constructor(
    private readonly options: { directory?: string; memoryBytes?: number } = {},
  ) {}

  append(bytes: Uint8Array): void {
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    this.byteSize += bytes.length;
    const limit = this.options.memoryBytes ?? MEMORY_BYTES;
    if (this.pendingBytes > limit) this.spill();
  }

  /** Everything that was appended, in order. */
  read(): Readable {
    return Readable.from(this.chunks(), { objectMode: false });
  }

  /** Forgets the bytes and removes the temporary file, if there is one. */
  discard(): void {
    this.pending = [];
    this.pendingBytes = 0;
    if (this.file) rmSync(this.file, { force: true });
    this.file = undefined;
  }

  private async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.file) yield* createReadStream(this.file);
    yield* this.pending;
  }

  private spill(): void {
    this.file ??= path.join(
      this.options.directory ?? tmpdir(),
      `tieout-spool-${randomUUID()}`,
    );
    const descriptor = openSync(this.file, 'a', 0o600);
    try {
      for (const bytes of this.pending) writeWhole(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    this.pending = [];
    this.pendingBytes = 0;
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written);
  }
}
