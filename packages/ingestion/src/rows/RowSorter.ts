import type {
  Profile,
  ProfileCondition,
  RecordKind,
} from '../profiles/Profile';
import { isNothing } from '../values/isNothing';
import type { Cells } from './cells';
import type { FileHeader } from './FileReading';

/** Why a row of a file is no data. */
export type SkipReason =
  NonNullable<Profile['rows'][number]['skip']> | 'header' | 'blank';

/** What a row is: a record of a kind, or nothing. */
export type RowRole =
  | {
      kind: RecordKind;
      /** Fields that such a row does not fill. */
      without: readonly string[];
    }
  | { skip: SkipReason }
  /** Its cell in this column has a word that is not known. */
  | { unknownAt: number };

/** Whether something holds for a row. */
export type RowTest = (cells: Cells) => boolean;

/** Tells what each row of a file is, by the rules of its profile. */
export class RowSorter {
  /** Every role that a row can have. */
  readonly roles: readonly RowRole[];
  private readonly rules: ReadonlyArray<{ test: RowTest; role: RowRole }>;
  private readonly otherwise: RowRole;

  constructor(header: FileHeader) {
    const { profile } = header;
    this.otherwise = { kind: profile.kind, without: [] };
    this.rules = profile.rows.flatMap(rule => {
      const test = rowTest(header, rule.when);
      const role = roleOfRule(header, rule);
      return test && role ? [{ test, role }] : [];
    });
    this.roles = [this.otherwise, ...this.rules.map(({ role }) => role)];
  }

  /** @returns one of `roles`, the same object each time */
  roleOf(cells: Cells): RowRole {
    for (const { test, role } of this.rules) if (test(cells)) return role;
    return this.otherwise;
  }
}

function roleOfRule(
  header: FileHeader,
  rule: Profile['rows'][number],
): RowRole | undefined {
  if (rule.as !== undefined) return { kind: rule.as, without: rule.without };
  if (rule.skip !== undefined) return { skip: rule.skip };
  return rule.reject && { unknownAt: header.indexOf(rule.when[0].column) };
}

/**
 * The test of several conditions, all of which must hold.
 *
 * @returns undefined where the file lacks a column of one
 */
export function rowTest(
  header: FileHeader,
  conditions: readonly ProfileCondition[],
): RowTest | undefined {
  const tests = conditions.map(condition => testOf(header, condition));
  const all = tests.filter(test => test !== undefined);
  if (all.length < tests.length) return undefined;
  return cells => all.every(test => test(cells));
}

function testOf(
  header: FileHeader,
  condition: ProfileCondition,
): RowTest | undefined {
  const index = header.indexOf(condition.column);
  const { same } = condition;
  const other = same ? header.indexOf(same) : index;
  if (index < 0 || other < 0) return undefined;
  const words = new Set(condition.is?.map(word => word.toLowerCase()));
  const beginnings = condition.startsWith?.map(word => word.toLowerCase());
  return cells => {
    const cell = cells[index];
    if (condition.blank !== undefined && isNothing(cell) !== condition.blank)
      return false;
    if (!condition.is && !beginnings && !same) return true;
    const text = cell.trim().toLowerCase();
    if (same) return text === cells[other].trim().toLowerCase();
    if (condition.is && words.has(text)) return true;
    return beginnings?.some(beginning => text.startsWith(beginning)) ?? false;
  };
}
