import type { IngestionSummary } from '../IngestionStream';
import type { ControlTotal } from '../reading/ControlTotals';
import type { ColumnUse } from '../rows/columnUse';
import { alignColumns } from './alignColumns';
import { describePlan } from './describePlan';
import { describeQuestions } from './describeQuestions';
import type { Inspection } from './inspectFile';
import { printable } from './printable';

const SHOWN_TOTALS = 20;

/** What was found out about a file, as lines for a terminal. */
export function describeInspection(inspection: Inspection): string[] {
  const { file, plan, summary, rejected, records } = inspection;
  const sections = [
    [`${file.name}, ${file.bytes} bytes`],
    plan ? ['How it is read', ...describePlan(plan)] : [],
    summary ? describeRows(inspection, summary) : [],
    summary ? describeTotals(summary) : [],
    summary ? describeControls(summary.controlTotals) : [],
    summary ? describeColumns(summary.columns) : [],
    rejected.length > 0 ? describeRejected(inspection) : [],
    records.length > 0
      ? [
          'First canonical records',
          ...records.map(
            ({ kind, lineNumber, record }) =>
              `  line ${lineNumber}, ${kind}: ${JSON.stringify(record)}`,
          ),
        ]
      : [],
    describeQuestions(plan?.questions ?? []),
    [verdict(inspection)],
  ];
  return sections
    .filter(lines => lines.length > 0)
    .flatMap((lines, at) => (at > 0 ? ['', ...lines] : lines))
    .map(printable);
}

function describeRows(
  { rejections, error }: Inspection,
  summary: IngestionSummary,
): string[] {
  const untilError = error ? ', as far as they were read' : '';
  return [
    `Rows${untilError}`,
    ...alignColumns([
      ['loaded', `${summary.rowsLoaded}`, ''],
      ['rejected', `${summary.rowsRejected}`, counted(rejections)],
      [
        'skipped',
        `${Object.values(summary.skipped).reduce((sum, n) => sum + n, 0)}`,
        counted(summary.skipped),
      ],
    ]),
  ];
}

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}

function describeTotals({ sums }: IngestionSummary): string[] {
  if (sums.length === 0) return [];
  return [
    'Totals',
    ...alignColumns(
      sums.map(({ kind, currency, records, amount }) => [
        kind,
        currency ?? 'no currency',
        `${records}`,
        amount,
      ]),
    ),
  ];
}

function describeControls(totals: readonly ControlTotal[]): string[] {
  if (totals.length === 0) return [];
  const more = totals.length - SHOWN_TOTALS;
  return [
    'Control totals',
    ...alignColumns(
      totals
        .toSorted((a, b) => Number(ties(a)) - Number(ties(b)))
        .slice(0, SHOWN_TOTALS)
        .map(total => [
          ties(total) ? '✓' : '✗',
          total.per,
          total.currency ?? '',
          `stated ${total.stated}`,
          `rows ${total.summed}`,
          ties(total) ? '' : `differ by ${total.difference}`,
        ]),
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function ties({ difference }: ControlTotal): boolean {
  return difference === '0.00';
}

function describeColumns({ mapped, other, personal }: ColumnUse): string[] {
  return [
    'Columns',
    ...alignColumns([
      ['fill fields', `${mapped.length}`, ''],
      ['kept under other', `${other.length}`, other.join(', ')],
      ['not stored', `${personal.length}`, personal.join(', ')],
    ]),
  ];
}

function describeRejected({ summary, rejected }: Inspection): string[] {
  return [
    `First rejected rows, ${rejected.length} of ${summary?.rowsRejected}`,
    ...alignColumns(
      rejected.map(({ lineNumber, column, code, message }) => [
        `line ${lineNumber}`,
        column ?? '',
        code,
        message,
      ]),
    ),
  ];
}

function verdict({ loadable, error, plan }: Inspection): string {
  if (loadable) return '✓ It can be loaded.';
  if (error) {
    const place = error.line === undefined ? '' : `, line ${error.line}`;
    return `✗ It cannot be loaded (${error.code}${place}). ${error.message}`;
  }
  return plan && plan.questions.length > 0
    ? '✗ It cannot be loaded before the questions are answered.'
    : '✗ It cannot be loaded: every row is rejected.';
}
