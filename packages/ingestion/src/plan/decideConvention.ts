import type { Decision } from '../detect/Decision';

/** What the values of one column say. */
export interface ColumnVerdict<T> {
  name: string;
  /** How they are written, where they show it without contradiction. */
  value?: T;
  /** Some values are written one way and some the other. */
  mixed: boolean;
  /** Values that can be read both ways, unless it is certain how. */
  ambiguous: string[];
  evidence: string;
}

/** What stands above the values, and what is proposed where they say nothing. */
export interface ConventionSources<T> {
  chosen?: T;
  fixed?: T;
  proposed: T;
}

/** How the columns of a file are written, and what is left open. */
export interface ConventionDecision<T> {
  decision: Decision<T>;
  /** Columns that differ from the decision of the file. */
  byColumn: Record<string, T>;
  open?: { columns: string[]; samples: string[] };
}

const SAMPLES = 3;

/**
 * Decides from the columns of a file how all of it is written. A column that
 * shows it decides for itself, whatever is said of the others; the others
 * follow these, as one program wrote them all. It stays open where no column
 * shows it and some can be read both ways, where those that show it disagree
 * and others can be read both ways, and where one shows otherwise than files
 * of its kind are written.
 */
export function decideConvention<T extends string>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
  { chosen, fixed, proposed }: ConventionSources<T>,
): ConventionDecision<T> {
  if (chosen !== undefined) {
    const { decision } = settled(chosen, 'user', 'You said so.');
    return { decision, byColumn: deviating(columns, chosen) };
  }
  if (fixed !== undefined) return ofKind(columns, fixed);
  const value = majority(columns);
  if (value === undefined) return undecided(columns, proposed);
  const decision = shown(columns, value);
  const open =
    decision.confidence < 1
      ? columns.filter(
          column => column.value === undefined && column.ambiguous.length > 0,
        )
      : [];
  return {
    decision,
    byColumn: deviating(columns, value),
    open: open.length > 0 ? openOf(open) : undefined,
  };
}

/** By the kind of file, unless a column shows that this one is written otherwise. */
function ofKind<T extends string>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
  fixed: T,
): ConventionDecision<T> {
  const { decision } = settled(
    fixed,
    'profile',
    'Exports of this kind are written so.',
  );
  const other = columns.find(
    ({ value }) => value !== undefined && value !== fixed,
  );
  if (!other) return { decision, byColumn: {} };
  const open = columns.filter(
    column => column.value === undefined && column.ambiguous.length > 0,
  );
  return {
    decision: {
      ...decision,
      confidence: 0,
      evidence: `Exports of this kind are written so, but ${other.name}: ${other.evidence}`,
    },
    byColumn: deviating(columns, fixed),
    open: open.length > 0 ? openOf(open) : undefined,
  };
}

/** What most columns that show it show. */
function shown<T extends string>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
  value: T,
): Decision<T> {
  const decided = columns.filter(column => column.value !== undefined);
  const telling = decided.find(column => column.value === value);
  const agreeing = decided.filter(column => column.value === value);
  return {
    value,
    confidence: columns.some(column => column.mixed)
      ? 0.6
      : agreeing.length / decided.length,
    evidence: `${telling?.name}: ${telling?.evidence}`,
    by: 'file',
  };
}

/** Columns that show themselves to be written otherwise. */
function deviating<T extends string>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
  value: T,
): Record<string, T> {
  return Object.fromEntries(
    columns.flatMap(column =>
      column.value === undefined || column.value === value
        ? []
        : [[column.name, column.value]],
    ),
  );
}

function openOf<T>(columns: ReadonlyArray<ColumnVerdict<T>>) {
  return {
    columns: columns.map(({ name }) => name),
    samples: columns.flatMap(({ ambiguous }) => ambiguous).slice(0, SAMPLES),
  };
}

function settled<T>(
  value: T,
  by: Decision<T>['by'],
  evidence: string,
): ConventionDecision<T> {
  return { decision: { value, confidence: 1, evidence, by }, byColumn: {} };
}

function majority<T extends string>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
): T | undefined {
  const counts = new Map<T, number>();
  for (const { value } of columns) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function undecided<T>(
  columns: ReadonlyArray<ColumnVerdict<T>>,
  proposed: T,
): ConventionDecision<T> {
  const open = columns.filter(column => column.ambiguous.length > 0);
  const mixed = columns.find(column => column.mixed);
  if (open.length === 0 && !mixed) {
    const { decision, byColumn } = settled(
      proposed,
      'file',
      'No value depends on it.',
    );
    return { decision: { ...decision, unneeded: true }, byColumn };
  }
  const evidence = mixed
    ? `${mixed.name}: ${mixed.evidence}`
    : `Every value can be read more than one way, such as ${open[0].ambiguous[0]}.`;
  const decision: Decision<T> = {
    value: proposed,
    confidence: 0,
    evidence,
    by: 'file',
  };
  if (open.length === 0) return { decision, byColumn: {} };
  return {
    decision,
    byColumn: {},
    open: openOf(open),
  };
}
