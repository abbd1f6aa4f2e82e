import { randomUUID } from 'node:crypto';
import { closeSync, openSync, read, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';

const MEMORY_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const readAt = promisify(read);

/**
 * Bytes that are kept to be read once later: in memory up to 4 MiB, beyond it
 * in a temporary file. The file has no name: it is gone with the process, even
 * one that is killed.
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
  private descriptor: number | undefined;

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

  /** Forgets the bytes, on disk too. What still reads them fails. */
  discard(): void {
    this.pending = [];
    this.pendingBytes = 0;
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.descriptor !== undefined) yield* this.spilled(this.descriptor);
    yield* this.pending;
  }

  // No ReadStream: it closes the descriptor when its reader gives up half-way,
  // and `discard` would close whatever has got the same number since.
  private async *spilled(
    descriptor: number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const end = this.byteSize - this.pendingBytes;
    let position = 0;
    while (position < end) {
      this.assertStill(descriptor);
      const length = Math.min(CHUNK_BYTES, end - position);
      const { buffer, bytesRead } = await readAt(
        descriptor,
        Buffer.allocUnsafe(length),
        0,
        length,
        position,
      );
      this.assertStill(descriptor);
      if (bytesRead === 0) throw new Error('The spool file was cut short');
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  // The number of a closed descriptor may belong to another file by now.
  private assertStill(descriptor: number) {
    if (this.descriptor === descriptor) return;
    throw new Error('Spooled bytes were discarded while they were read');
  }

  private spill(): void {
    this.descriptor ??= openNameless(this.options.directory ?? tmpdir());
    for (const bytes of this.pending) writeWhole(this.descriptor, bytes);
    this.pending = [];
    this.pendingBytes = 0;
  }
}

function openNameless(directory: string): number {
  const file = path.join(directory, `tieout-spool-${randomUUID()}`);
  const descriptor = openSync(file, 'wx+', 0o600);
  rmSync(file);
  return descriptor;
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written);
  }
}
