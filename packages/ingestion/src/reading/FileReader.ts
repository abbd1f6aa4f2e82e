import {
  footerMatcher,
  type FooterTest,
  TOTALS,
} from '../detect/footerMatcher';
import type { MatchedHeader } from '../detect/MatchedHeader';
import { Utf8Decoder } from '../encoding/Utf8Decoder';
import { IngestionError } from '../IngestionError';
import type { IngestionLimits } from '../limits';
import { damagedIdError, IdSurvey } from '../plan/IdSurvey';
import type { ReadingPlan } from '../plan/ReadingPlan';
import type { RecordKind } from '../profiles/Profile';
import { createRecords } from '../records/createRecords';
import type { RecordSource } from '../records/RecordSource';
import { MendedRecord } from '../rejects/MendedRecord';
import { MendedRows } from '../rejects/MendedRows';
import { type Cells, isBlank } from '../rows/cells';
import { type ColumnUse, columnUse, keptColumns } from '../rows/columnUse';
import { ContinuationRows } from '../rows/ContinuationRows';
import type { FileReading } from '../rows/FileReading';
import { RecordCanonicaliser } from '../rows/RecordCanonicaliser';
import { recordFault, unknownStatus } from '../rows/recordFault';
import type { RejectedRow, RowFault } from '../rows/RejectedRow';
import type { LandedRow, RowEncoder } from '../rows/RowEncoder';
import { type RowRole, RowSorter, type SkipReason } from '../rows/RowSorter';
import { cutText } from '../text/cutText';
import { type ControlTotal, ControlTotals } from './ControlTotals';
import { fileReading } from './fileReading';
import { FileSums, type KindSum } from './FileSums';
import { HeadCurrencies } from './HeadCurrencies';
import { SourcePositions } from './SourcePositions';
import { untiedTotals } from './untiedTotals';

/** Where rows go. */
export interface RowSinks {
  encoder: RowEncoder;
  onRejected: (row: RejectedRow) => void;
}

/** Rows that are no data, by what they are. */
export type SkippedRows = Partial<Record<SkipReason, number>>;

/** Reads the rows of one file and gives each to the encoder or to the rejects. */
export class FileReader {
  rowsLoaded = 0;
  rowsRejected = 0;
  readonly skipped: SkippedRows = {};
  readonly columnUse: ColumnUse;
  private readonly decoder: Utf8Decoder;
  private readonly positions: SourcePositions | undefined;
  private readonly records: RecordSource;
  private readonly sorter: RowSorter;
  private readonly isFooter: FooterTest;
  private readonly isTotal: FooterTest;
  private readonly canonicalisers: ReadonlyMap<RowRole, RecordCanonicaliser>;
  private readonly continuation: ContinuationRows | undefined;
  private readonly controls: ControlTotals;
  private readonly heads: HeadCurrencies | undefined;
  private readonly fileSums = new FileSums();
  private readonly reading: FileReading;
  private readonly ids: IdSurvey;
  private readonly row: LandedRow;
  private readonly mended: MendedRows | undefined;
  private recordsMet = 0;

  constructor(
    private readonly plan: ReadingPlan,
    private readonly header: MatchedHeader,
    private readonly options: {
      sinks: RowSinks;
      limits: IngestionLimits;
      /** What becomes of a file whose totals do not tie. */
      untied: 'refuse' | 'tell';
    },
  ) {
    const { profile } = header;
    const encoding = plan.encoding.value;
    this.decoder = new Utf8Decoder(encoding, plan.bomBytes);
    if (encoding !== 'utf-8')
      this.positions = new SourcePositions(this.decoder, plan.bomBytes);
    this.records = createRecords({
      dialect: {
        delimiter: plan.delimiter.value,
        quote: plan.quotes.value ? '"' : null,
        lineEnd: plan.lineEnd,
      },
      limits: options.limits,
      onRecord: plan.supplement
        ? record => this.onMended(new MendedRecord(record))
        : record => this.onRecord(record),
    });
    this.columnUse = columnUse(header);
    this.reading = fileReading(plan, header);
    this.ids = new IdSurvey(header);
    this.sorter = new RowSorter(header);
    this.isFooter = footerMatcher(header);
    this.isTotal = footerMatcher(header, TOTALS);
    this.canonicalisers = this.makeCanonicalisers();
    this.continuation = ContinuationRows.of(header);
    this.mended = plan.supplement && new MendedRows(plan.supplement);
    this.controls = new ControlTotals(profile, plan.supplement?.opening);
    this.heads = HeadCurrencies.of(header, plan.supplement?.opening);
    this.row = {
      kind: profile.kind,
      rowNumber: 0,
      lineNumber: 0,
      byteStart: 0,
      byteLength: 0,
      orderId: '',
      rowKey: '',
      payload: '',
    };
  }

  /** What the loaded rows add up to. */
  get sums(): KindSum[] {
    return this.fileSums.sums;
  }

  /** Totals that the file states, beside those of its rows. */
  get controlTotals(): ControlTotal[] {
    return this.controls.totals;
  }

  /** Takes in bytes and handles every row that ends in them. */
  async write(chunk: Buffer): Promise<void> {
    await this.take(this.decoder.decode(chunk));
  }

  /** Handles the last row; to be called once, after all bytes. */
  async end(): Promise<void> {
    await this.take(this.decoder.end());
    await this.records.end();
    this.ids.refuseDamaged();
    if (this.rowsLoaded + this.rowsRejected === 0) {
      throw new IngestionError(
        'NO_ROWS',
        'The file has a header and no rows below it. Check the date range of the export.',
      );
    }
    const untied =
      this.options.untied === 'tell'
        ? undefined
        : untiedTotals(this, this.plan.supplement);
    if (untied) throw untied;
  }

  private async take(text: Buffer): Promise<void> {
    if (text.length === 0) return;
    this.positions?.append(text);
    await this.records.write(text);
  }

  private makeCanonicalisers() {
    const { records } = this.header.profile;
    return new Map(
      this.sorter.roles.flatMap(role => {
        const whole = 'kind' in role ? records[role.kind] : undefined;
        if (!whole || !('kind' in role)) return [];
        const { kind, without } = role;
        const columns = whole.columns.filter(
          ({ field }) => field === undefined || !without.includes(field),
        );
        const made = new RecordCanonicaliser(this.reading, kind, {
          record: { ...whole, columns },
          other: keptColumns(this.header, columns),
        });
        return [[role, made] as const];
      }),
    );
  }

  private onRecord(record: RecordSource): void {
    // Also of rows that are not kept, so that their text is let go.
    this.positions?.of(record.byteStart);
    this.recordsMet += 1;
    if (this.recordsMet <= this.plan.headerRecord.value + 1) return;
    const { cells } = record;
    if (cells.every(isBlank)) this.skip('blank');
    else if (this.header.isRepeatedHeader(cells)) this.skip('header');
    else if (this.isFooter(cells)) this.skip('footer');
    else this.onRow(record);
  }

  /** A row of a supplement is one of the file that it was rejected from. */
  private onMended(record: MendedRecord): void {
    const isRow = this.recordsMet > this.plan.headerRecord.value;
    if (!isRow || this.mended?.take(record)) this.onRecord(record);
  }

  private onRow(record: RecordSource): void {
    const fault = recordFault(record, this.header, {
      quoted: this.plan.quotes.value,
      limits: this.options.limits,
    });
    if (fault) {
      this.refuse(record, fault);
      return;
    }
    const role = this.sorter.roleOf(record.cells);
    if ('skip' in role) this.skip(role.skip);
    else if ('kind' in role) {
      this.ids.add(record.cells, record.line);
      this.accept(record, role);
    } else this.reject(record, unknownStatus(record, this.header, role));
  }

  private skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
  }

  private accept(record: RecordSource, role: RowRole & { kind: RecordKind }) {
    const { kind } = role;
    const canonicaliser = this.canonicalisers.get(role);
    if (!canonicaliser) throw new Error(`The profile has no ${kind}`);
    const { continuation, mended } = this;
    const cells =
      continuation?.complete(record.cells, mended?.row) ?? record.cells;
    this.reading.ownCells = cells === record.cells ? undefined : record.cells;
    const fault = this.headless(kind, cells) ?? canonicaliser.accept(cells);
    if (fault) {
      this.refuse(record, fault);
      return;
    }
    this.rowsLoaded += 1;
    this.fileSums.add(kind, canonicaliser);
    this.controls.add(kind, canonicaliser);
    if (kind === 'payouts') this.heads?.learn(canonicaliser);
    this.emit(record, canonicaliser);
  }

  /** Lines take the currency of their settlement's head; without one they are none. */
  private headless(kind: RecordKind, cells: Cells): RowFault | undefined {
    const { heads, reading } = this;
    if (!heads || kind === 'payouts') return undefined;
    reading.currency = heads.currencyOf(cells);
    return reading.currency === undefined ? heads.fault : undefined;
  }

  private emit(record: RecordSource, canonicaliser: RecordCanonicaliser): void {
    const { kind } = canonicaliser;
    const { row } = this;
    row.kind = kind;
    row.rowNumber = this.rowNumber;
    row.lineNumber = record.line;
    row.byteStart = this.storedAt(record.byteStart);
    row.byteLength = this.storedAt(record.byteEnd) - row.byteStart;
    row.orderId = canonicaliser.field('order_id') ?? '';
    // Orders are told apart as wholes, by their ids.
    row.rowKey = kind === 'orders' ? '' : canonicaliser.rowKey;
    row.payload = canonicaliser.payload;
    this.options.sinks.encoder.row(row);
  }

  private get rowNumber(): number {
    return this.mended?.row ?? this.rowsLoaded + this.rowsRejected;
  }

  /** Where a place of the text is in the stored file; asked for in rising order. */
  private storedAt(position: number): number {
    return this.positions
      ? this.positions.of(position)
      : this.plan.bomBytes + position;
  }

  /** A row of totals lacks what a record needs, and is no loss. */
  private refuse(record: RecordSource, fault: RowFault): void {
    if (this.isTotal(record.cells)) this.skip('total');
    else this.reject(record, fault);
  }

  private reject(record: RecordSource, fault: RowFault): void {
    const column = this.header.names[fault.columnIndex] ?? null;
    if (fault.code === 'DAMAGED_ID' && column !== null) {
      throw damagedIdError(
        column,
        record.cells[fault.columnIndex].trim(),
        record.line,
      );
    }
    this.rowsRejected += 1;
    this.continuation?.forget(record.cells);
    const { maxOriginalBytes } = this.options.limits;
    const byteStart = this.storedAt(record.byteStart);
    this.options.sinks.onRejected({
      rowNumber: this.rowNumber,
      lineNumber: record.line,
      byteStart,
      byteLength: this.storedAt(record.byteEnd) - byteStart,
      column,
      code: fault.code,
      message: fault.message,
      original: cutText(
        record.original(maxOriginalBytes + 1),
        record.byteEnd - record.byteStart,
        maxOriginalBytes,
      ),
    });
  }
}
