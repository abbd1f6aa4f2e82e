import { InputError } from '@backstage/errors';
import {
  MappingDefinition,
  mappingDefinitionSchema,
  mappingProblems,
} from '@tieout/ingestion';
import { withCode } from '@tieout/plugin-tenants-node';

/**
 * The definition of a mapping of these columns.
 *
 * @throws InputError `MAPPING_INVALID`, which tells all that is wrong with it
 */
export function checkMapping(
  header: readonly string[],
  given: unknown,
): MappingDefinition {
  const definition = mappingDefinitionSchema.parse(given);
  const problems = mappingProblems(header, definition);
  if (problems.length > 0) {
    const told = problems.map(({ message }) => message).join(' ');
    throw withCode(
      new InputError(`The mapping cannot be used. ${told}`),
      'MAPPING_INVALID',
    );
  }
  return definition;
}
