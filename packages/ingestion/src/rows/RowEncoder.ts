import type { RecordKind } from '../profiles/Profile';

/** Divides the parts of a key: no identifier holds the separator of units. */
export const ROW_KEY_SEPARATOR = '\u001f';

/** A row that was accepted; the same object is used again for each. */
export interface LandedRow {
  kind: RecordKind;
  /** Number of the data row in the file, from 1; rejected rows have numbers too. */
  rowNumber: number;
  /** Line on which it begins, from 1. */
  lineNumber: number;
  /** Offset of its first byte in the stored file. */
  byteStart: number;
  /** Its length in the stored file with its line end, in bytes. */
  byteLength: number;
  /** The order that it belongs to; empty where it names none. */
  orderId: string;
  /** What tells it from every other of its store; empty where only its content does. */
  rowKey: string;
  /** The canonical record as JSON text, object keys in the order in which jsonb keeps them. */
  payload: string;
}

/**
 * Turns accepted rows into the bytes that the ingestion stream pushes on.
 *
 * It is called once a row and must not wait: it appends to a buffer of its
 * own, which the stream takes away after each chunk of input. Buffers that
 * were taken belong to the taker and are not written to again.
 */
export interface RowEncoder {
  row(row: LandedRow): void;
  /** What was encoded since the last call, if anything. */
  take(): Uint8Array | undefined;
  /** What was encoded since the last call and the end of the whole. */
  end(): Uint8Array;
}
