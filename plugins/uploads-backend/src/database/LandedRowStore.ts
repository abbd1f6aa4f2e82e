import { RecordKind } from '@tieout/ingestion';
import { LandedRow, RejectedRow } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';

/** Which loaded rows of a batch are wanted. */
export interface LandedRowQuery {
  tenantId: string;
  batchId: string;
  /** Records of one kind alone. Default: all. */
  kind?: RecordKind;
  /** Those of an order, or with a key of which this is a part. */
  idOrKey?: string;
  /** Row number beside which to begin, towards the file's end or its beginning. */
  edge?: { rowNumber: number; back: boolean };
  limit: number;
}

/** A row of a file, and where its original text lies in it. */
export interface FoundRow {
  rowNumber: number;
  lineNumber: number;
  /** In bytes; absent where it was not kept. */
  place?: { byteStart: number; byteLength: number };
  /** Of a row that was loaded. */
  landed?: { kind: RecordKind; record: Record<string, unknown> };
  /** Of a row that was not. */
  rejection?: Pick<RejectedRow, 'column' | 'code' | 'message' | 'original'>;
}

/** Rows of files as they were loaded. */
export interface LandedRowStore {
  /**
   * Loaded rows in the order of the file; with `edge.back` the last of those
   * before the edge.
   */
  list(tx: Knex.Transaction, query: LandedRowQuery): Promise<LandedRow[]>;
  /** One row, whether it was loaded or rejected. */
  find(
    tx: Knex.Transaction,
    row: { tenantId: string; batchId: string; rowNumber: number },
  ): Promise<FoundRow | undefined>;
}
