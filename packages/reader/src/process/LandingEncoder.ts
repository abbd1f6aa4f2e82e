import {
  LandedRowsCopyEncoder,
  LandedTable,
  SpooledBuffer,
} from '@tieout/database/copy';
import type { LandedRow, RowEncoder } from '@tieout/ingestion';

type Owner = ConstructorParameters<typeof LandedRowsCopyEncoder>[0];

/** Records that wait until the COPY of the file's main kind has ended. */
interface Waiting {
  encoder: LandedRowsCopyEncoder;
  spool: SpooledBuffer;
}

/**
 * Encodes the records of a file for COPY. Most are of one kind and go out at
 * once; a connection copies into one table at a time, so the few of other
 * kinds, such as the payout above its transactions, are kept for later.
 */
export class LandingEncoder implements RowEncoder {
  private readonly main: LandedRowsCopyEncoder;
  private readonly others = new Map<LandedTable, Waiting>();

  constructor(
    private readonly owner: Owner,
    private readonly mainTable: LandedTable,
  ) {
    this.main = new LandedRowsCopyEncoder(owner);
  }

  row(row: LandedRow): void {
    if (row.kind === this.mainTable) {
      this.main.row(row);
      return;
    }
    const { encoder, spool } = this.waitingFor(row.kind);
    encoder.row(row);
    const bytes = encoder.take();
    if (bytes) spool.append(bytes);
  }

  take(): Uint8Array | undefined {
    return this.main.take();
  }

  end(): Uint8Array {
    return this.main.end();
  }

  /** What is to be copied after the main kind, each into its table. */
  *waiting(): Generator<{ table: LandedTable; spool: SpooledBuffer }> {
    for (const [table, { encoder, spool }] of this.others) {
      spool.append(encoder.end());
      yield { table, spool };
    }
  }

  /** Forgets what waits, on disk too. */
  discard(): void {
    for (const { spool } of this.others.values()) spool.discard();
  }

  private waitingFor(table: LandedTable): Waiting {
    const known = this.others.get(table);
    if (known) return known;
    const made = {
      encoder: new LandedRowsCopyEncoder(this.owner),
      spool: new SpooledBuffer(),
    };
    this.others.set(table, made);
    return made;
  }
}
