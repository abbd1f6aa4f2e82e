import type { Layout } from '../detect/detectLayout';
import { footerMatcher, type FooterTest } from '../detect/footerMatcher';
import type { MatchedHeader } from '../detect/MatchedHeader';
import { IngestionError } from '../IngestionError';
import type { IngestionLimits } from '../limits';
import { createRecords } from '../records/createRecords';
import type { RecordSource } from '../records/RecordSource';
import { ConventionSurvey, type SurveyResult } from './ConventionSurvey';
import { IdSurvey } from './IdSurvey';
import type { ReadingChoices, StoreContext } from './ReadingPlan';

/** Looks at the rows of a file before they are read. */
export class FileSurvey {
  private readonly records: RecordSource;
  private readonly conventions: ConventionSurvey;
  private readonly ids: IdSurvey;
  private readonly isFooter: FooterTest;
  private met = 0;

  constructor(
    private readonly header: MatchedHeader,
    private readonly layout: Pick<
      Layout,
      'delimiter' | 'quotes' | 'lineEnd' | 'record'
    >,
    private readonly limits: IngestionLimits,
  ) {
    this.conventions = new ConventionSurvey(header);
    this.ids = new IdSurvey(header);
    this.isFooter = footerMatcher(header);
    this.records = createRecords({
      dialect: {
        delimiter: layout.delimiter.value,
        quote: layout.quotes.value ? '"' : null,
        lineEnd: layout.lineEnd.value,
      },
      limits,
      onRecord: record => this.onRecord(record),
    });
  }

  /** Another one of the same file, which has seen nothing yet. */
  restarted(): FileSurvey {
    return new FileSurvey(this.header, this.layout, this.limits);
  }

  /** Takes in the beginning of the text; a row that is cut says nothing. */
  async addHead(text: Buffer, whole: boolean): Promise<void> {
    try {
      await this.records.write(text);
      if (whole) await this.records.end();
    } catch (error) {
      // It is told where the rows are read, with all that came before it.
      if (!(error instanceof IngestionError)) throw error;
    }
  }

  async add(text: Buffer): Promise<void> {
    await this.records.write(text);
  }

  async end(): Promise<void> {
    await this.records.end();
  }

  /** @throws IngestionError `DAMAGED_ID` */
  refuseDamagedIds(): void {
    this.ids.refuseDamaged();
  }

  /** What was learned so far. */
  result(store: StoreContext, choices: ReadingChoices): SurveyResult {
    return this.conventions.result(store, choices);
  }

  private onRecord({ cells, line }: RecordSource): void {
    this.met += 1;
    if (this.met <= this.layout.record.value + 1) return;
    if (this.header.isRepeatedHeader(cells) || this.isFooter(cells)) return;
    this.conventions.add(cells);
    this.ids.add(cells, line);
  }
}
