import type {
  MappedField,
  MappingDefinition,
} from '@tieout/plugin-uploads-common';

/** The definition with another column for a field, or with none. */
export function withColumn(
  definition: MappingDefinition,
  field: string,
  column: string,
): MappingDefinition {
  const { fields, identity } = definition;
  const others = fields.filter(one => one.field !== field);
  if (column === '') {
    return {
      ...definition,
      fields: others,
      identity: identity.filter(name => name !== field),
    };
  }
  const before = fields.find(one => one.field === field);
  return {
    ...definition,
    fields: before
      ? fields.map(one => (one === before ? { ...one, column } : one))
      : [...fields, { field, column }],
    // A column that fills a field is stored.
    personal: definition.personal.filter(name => name !== column),
  };
}

/** The definition with other words about the amount of a field. */
export function withAmount(
  definition: MappingDefinition,
  field: string,
  change: Pick<MappedField, 'sign' | 'minus'>,
): MappingDefinition {
  return {
    ...definition,
    fields: definition.fields.map(one =>
      one.field === field ? { ...one, ...change } : one,
    ),
  };
}

/** A list with a name in it, or without. */
export function withName(
  names: readonly string[],
  name: string,
  there: boolean,
): string[] {
  const others = names.filter(one => one !== name);
  return there ? [...others, name] : others;
}
