/**
 * Turns accepted rows into the bytes that the ingestion stream pushes on.
 *
 * It is called once a row and must not wait: it appends to a buffer of its
 * own, which the stream takes away after each chunk of input. Buffers that
 * were taken belong to the taker and are not written to again.
 */
export interface RowEncoder {
  /**
   * @param rowNumber - number of the data row in the file, from 1; rejected
   *   rows have numbers too
   * @param lineNumber - line on which the row begins, from 1
   * @param payload - the canonical order line as JSON text, object keys in
   *   the order in which jsonb keeps them
   */
  row(
    rowNumber: number,
    lineNumber: number,
    orderId: string,
    payload: string,
  ): void;
  /** What was encoded since the last call, if anything. */
  take(): Uint8Array | undefined;
  /** What was encoded since the last call and the end of the whole. */
  end(): Uint8Array;
}
