const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
const SLAB_BYTES = 512 * 1024;
const MAX_UTF8_BYTES_PER_UNIT = 3;
const JSONB_VERSION = 1;
const HEADER_EXTENSION_BYTES = 8;
// PostgreSQL counts microseconds from the beginning of 2000.
const POSTGRES_EPOCH_MS = 946_684_800_000n;
const TWO_TO_32 = 2 ** 32;
const NUL = /\0/g;
const VISIBLE_NUL = '\u2400';

/**
 * Writes tuples in PostgreSQL's binary COPY format (PostgreSQL documentation,
 * "COPY", Binary Format) into large buffers.
 *
 * Each tuple is `beginTuple` and then its fields in order. `take` gives away
 * what was written since the last call; those bytes are not written to again.
 */
export class BinaryCopyWriter {
  private slab: Buffer = Buffer.allocUnsafeSlow(SLAB_BYTES);
  private start = 0;
  private position = 0;

  constructor() {
    SIGNATURE.copy(this.slab);
    this.slab.fill(
      0,
      SIGNATURE.length,
      SIGNATURE.length + HEADER_EXTENSION_BYTES,
    );
    this.position = SIGNATURE.length + HEADER_EXTENSION_BYTES;
  }

  beginTuple(fields: number): void {
    this.reserve(2);
    this.position = this.slab.writeInt16BE(fields, this.position);
  }

  /** Bytes of one or more whole fields, their lengths included. */
  preparedFields(bytes: Buffer): void {
    this.reserve(bytes.length);
    bytes.copy(this.slab, this.position);
    this.position += bytes.length;
  }

  nullValue(): void {
    this.reserve(4);
    this.position = this.slab.writeInt32BE(-1, this.position);
  }

  int4(value: number): void {
    this.reserve(8);
    this.position = this.slab.writeInt32BE(4, this.position);
    this.position = this.slab.writeInt32BE(value, this.position);
  }

  /** @param value - a safe integer that is not negative */
  int8(value: number): void {
    this.reserve(12);
    this.position = this.slab.writeInt32BE(8, this.position);
    const high = Math.floor(value / TWO_TO_32);
    this.position = this.slab.writeUInt32BE(high, this.position);
    this.position = this.slab.writeUInt32BE(
      value - high * TWO_TO_32,
      this.position,
    );
  }

  /** Bytes for a bytea column, each the code of a character: quicker than a buffer for a few. */
  bytea(latin1: string): void {
    this.reserve(4 + latin1.length);
    this.position = this.slab.writeInt32BE(latin1.length, this.position);
    this.position += this.slab.write(latin1, this.position, 'latin1');
  }

  /** Text; a NUL, which PostgreSQL cannot store, becomes its picture U+2400. */
  text(value: string): void {
    const storable = value.includes('\0')
      ? value.replace(NUL, VISIBLE_NUL)
      : value;
    this.reserve(4 + storable.length * MAX_UTF8_BYTES_PER_UNIT);
    const at = this.position + 4;
    const length = this.slab.write(storable, at);
    this.slab.writeInt32BE(length, this.position);
    this.position = at + length;
  }

  /**
   * JSON text for a jsonb column.
   *
   * @returns the UTF-8 bytes of the text, valid until the next call
   */
  jsonb(json: string): Buffer {
    this.reserve(5 + json.length * MAX_UTF8_BYTES_PER_UNIT);
    const at = this.position + 5;
    const length = this.slab.write(json, at);
    this.slab.writeInt32BE(length + 1, this.position);
    this.slab[this.position + 4] = JSONB_VERSION;
    this.position = at + length;
    return this.slab.subarray(at, this.position);
  }

  /** What was written since the last call, if anything. */
  take(): Buffer | undefined {
    if (this.position === this.start) return undefined;
    const taken = this.slab.subarray(this.start, this.position);
    this.start = this.position;
    return taken;
  }

  /** What was written since the last call, and the end of the data. */
  end(): Buffer {
    this.preparedFields(TRAILER);
    return this.take() ?? TRAILER;
  }

  private reserve(bytes: number): void {
    if (this.position + bytes <= this.slab.length) return;
    const pending = this.slab.subarray(this.start, this.position);
    // Readers may still hold the old slab, so what is pending moves to a new one.
    const slab = Buffer.allocUnsafeSlow(
      Math.max(SLAB_BYTES, (pending.length + bytes) * 2),
    );
    pending.copy(slab);
    this.slab = slab;
    this.start = 0;
    this.position = pending.length;
  }
}

/** The bytes of a uuid's text. */
function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error(`${uuid} is not a uuid`);
  return bytes;
}

function prepared(value: Buffer): Buffer {
  const field = Buffer.alloc(4 + value.length);
  field.writeInt32BE(value.length);
  value.copy(field, 4);
  return field;
}

/** Whole uuid fields, for `preparedFields`. */
export function uuidFields(...uuids: string[]): Buffer {
  return Buffer.concat(uuids.map(uuid => prepared(uuidBytes(uuid))));
}

/** A whole timestamptz field, for `preparedFields`. */
export function timestamptzField(instant: Date): Buffer {
  const value = Buffer.alloc(8);
  value.writeBigInt64BE(
    (BigInt(instant.getTime()) - POSTGRES_EPOCH_MS) * 1000n,
  );
  return prepared(value);
}
