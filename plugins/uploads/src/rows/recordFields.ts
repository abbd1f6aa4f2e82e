/** A field of a record with its value as text, one for each of its parts. */
export interface RecordField {
  name: string;
  values: string[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isObject(value)
    ? Object.values(value).map(textOf).join(' · ')
    : String(value);
}

function fieldsOf(record: Record<string, unknown>): RecordField[] {
  const isId = (name: string) => (name.endsWith('_id') ? 0 : 1);
  return Object.entries(record)
    .map(([name, value]) => ({
      name,
      values: Array.isArray(value) ? value.map(textOf) : [textOf(value)],
    }))
    .sort(
      (a, b) => isId(a.name) - isId(b.name) || a.name.localeCompare(b.name),
    );
}

/**
 * Divides a canonical record into its fields, ids first, and the columns of
 * the file that fill none.
 */
export function recordFields({
  other,
  ...canonical
}: Record<string, unknown>): {
  canonical: RecordField[];
  other: RecordField[];
} {
  return {
    canonical: fieldsOf(canonical),
    other: isObject(other) ? fieldsOf(other) : [],
  };
}
