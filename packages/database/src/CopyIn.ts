import { Writable } from 'node:stream';
import { types } from 'node:util';
import type { Connection, Submittable } from 'pg';

const COPY_DATA = 0x64;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
/** With no reason, for it is known here. */
const COPY_FAIL = Buffer.from([0x66, 0, 0, 0, 5, 0]);
/** A message's type and length. */
const HEADER_BYTES = 5;

type Done = (error?: Error | null) => void;

/**
 * `COPY … FROM STDIN` as a query of node-postgres: what is written to it is
 * copied, and it finishes when PostgreSQL has taken all. Where it is destroyed
 * before, nothing is copied, and the connection can be used on.
 *
 * The buffers that are written to it are its own from then on: it gives their
 * memory back when they are sent. As garbage, the gigabytes that pass through
 * a load would cost the collector more than sending them costs.
 *
 * It emits `error` with PostgreSQL's error where the copy is refused, or the
 * connection's where that is lost.
 */
export class CopyIn extends Writable implements Submittable {
  private connection: Connection | undefined;
  /** What is to be done as soon as PostgreSQL takes data. */
  private onReady: (() => void) | undefined;
  private ready = false;
  /** Hears that the copy is over. */
  private onOver: Done | undefined;
  private over = false;

  constructor(private readonly sql: string) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.whenReady(({ stream }) => {
      stream.cork();
      stream.write(headerOf(chunk));
      stream.write(chunk, error => {
        giveBack(chunk);
        done(error);
      });
      stream.uncork();
    });
  }

  override _final(done: Done): void {
    this.whenReady(({ stream }) => {
      this.onOver = done;
      stream.write(COPY_DONE);
    });
  }

  /** Ends the copy without effect, and waits until PostgreSQL has said so. */
  override _destroy(error: Error | null, done: Done): void {
    if (this.over) {
      done(error);
      return;
    }
    this.onOver = () => done(error);
    this.whenReady(({ stream }) => {
      stream.write(COPY_FAIL);
    });
  }

  private whenReady(act: (connection: Connection) => void): void {
    const run = () => this.connection && act(this.connection);
    if (this.ready) run();
    else this.onReady = run;
  }

  private settle(error?: Error): void {
    const hear = this.onOver;
    this.over = true;
    this.connection = undefined;
    if (hear) hear(error);
    else this.destroy(error);
  }

  /** What node-postgres calls. */
  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.sql);
  }

  handleCopyInResponse(): void {
    this.ready = true;
    this.onReady?.();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.settle();
  }

  handleError(error: Error): void {
    this.settle(error);
  }
}

function headerOf(chunk: Buffer): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header[0] = COPY_DATA;
  header.writeUInt32BE(chunk.length + HEADER_BYTES - 1, 1);
  return header;
}

/** Frees the memory of a buffer that has it for itself. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (types.isArrayBuffer(buffer) && buffer.byteLength === byteLength) {
    (buffer as TransferableArrayBuffer).transfer(0);
  }
}

/** Of ES2024, which the compiler is not told of. */
interface TransferableArrayBuffer extends ArrayBuffer {
  transfer(byteLength: number): ArrayBuffer;
}
