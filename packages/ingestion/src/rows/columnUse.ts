import type { MatchedHeader } from '../detect/MatchedHeader';
import { NamePattern } from '../detect/NamePattern';
import type { ProfileColumn } from '../profiles/Profile';
import type { FileHeader } from './FileReading';

/** What happens to the columns of a file. */
export interface ColumnUse {
  /** Names of columns that fill canonical fields. */
  mapped: string[];
  /** Names of columns that are kept under `other`. */
  other: string[];
  /** Names of columns about persons, which are not stored. */
  personal: string[];
}

/** What becomes of each column of a file: whether any of its rows fill a field with it. */
export function columnUse(header: MatchedHeader): ColumnUse {
  return usedBy(
    header,
    Object.values(header.profile.records).flatMap(
      record => record?.columns ?? [],
    ),
  );
}

/**
 * Names of the columns that rows of one kind keep under `other`: also those
 * that fill fields of another kind.
 *
 * @param columns - those that fill fields of such rows
 */
export function keptColumns(
  header: MatchedHeader,
  columns: readonly ProfileColumn[],
): string[] {
  return usedBy(header, columns).other;
}

function usedBy(
  header: MatchedHeader,
  columns: readonly ProfileColumn[],
): ColumnUse {
  const { profile, names } = header;
  const mapped = new Set<number>();
  const alsoOther = new Set<number>();
  for (const column of columns) {
    const indexes = indexesOf(header, column);
    for (const index of indexes) mapped.add(index);
    if (column.keepSource || column.pattern)
      for (const index of indexes) alsoOther.add(index);
  }
  const { timeZoneColumn } = profile.conventions;
  if (timeZoneColumn) mapped.add(header.indexOf(timeZoneColumn));
  const personal = personalIndexes(header);
  const pick = (wanted: (index: number) => boolean) =>
    names.filter((_, index) => wanted(index));
  return {
    mapped: pick(index => mapped.has(index)),
    other: pick(
      index =>
        !personal.has(index) && (alsoOther.has(index) || !mapped.has(index)),
    ),
    personal: pick(index => personal.has(index)),
  };
}

/** Where the columns are whose cells fill a field together; none where its own is missing. */
export function indexesOf(header: FileHeader, column: ProfileColumn): number[] {
  const found = header.indexOf(column.names);
  if (found < 0) return [];
  const others = [
    ...(column.with ?? []),
    ...(column.plus ?? []),
    ...(column.minus ?? []),
  ].map(name => header.indexOf(name));
  return [found, ...others.filter(index => index >= 0)];
}

function personalIndexes(header: MatchedHeader): Set<number> {
  return new Set(
    header.profile.personal.flatMap(name =>
      header.findAll(new NamePattern(name, { beginning: true })),
    ),
  );
}
