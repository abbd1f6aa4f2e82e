import {
  type Profile,
  type ProfileDefinition,
  profileSchema,
} from '../profiles/Profile';
import { mappableFields } from './mappableFields';
import type { MappingDefinition, TenantMapping } from './MappingDefinition';
import { mappingProblems } from './mappingProblems';

const PREFIX = 'mapping-';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The field whose words `words` of a definition explains. */
const WORD_FIELDS = ['source_type', 'source_status'];

/** Id of the profile that a mapping is. */
export function mappingProfileId(mappingId: string): string {
  return `${PREFIX}${mappingId}`;
}

/** Id of the mapping that a profile is, undefined of one that comes with Tieout. */
export function mappingIdOf(profileId: string): string | undefined {
  const id = profileId.slice(PREFIX.length);
  return profileId.startsWith(PREFIX) && UUID.test(id) ? id : undefined;
}

/**
 * The profile that reads the files of a mapping.
 *
 * @throws Error where the mapping has problems, which `mappingProblems` tells
 */
export function mappingProfile(mapping: TenantMapping): Profile {
  const { mappingId, version, name, definition } = mapping;
  const [problem] = mappingProblems(mapping.header, definition);
  if (problem) throw new Error(problem.message);
  const { kind } = definition;
  return profileSchema.parse({
    id: mappingProfileId(mappingId),
    version,
    title: name,
    marketplace: 'other',
    kind,
    anchors: anchorsOf(definition),
    header: [...mapping.header],
    conventions: {
      numbers: definition.numbers,
      dates: definition.dates,
      timeZone: definition.timeZone ?? 'store',
      currency: 'store',
    },
    records: { [kind]: recordOf(definition) },
    personal: definition.personal,
  } satisfies ProfileDefinition);
}

/** Columns that a file must have where the user chooses the mapping for it. */
function anchorsOf({ kind, fields }: MappingDefinition): string[] {
  return mappableFields(kind)
    .filter(({ required }) => required)
    .flatMap(({ field }) => columnOf(fields, field));
}

function recordOf({
  kind,
  fields,
  words,
  identity,
}: MappingDefinition): NonNullable<ProfileDefinition['records']['orders']> {
  const known = new Map(mappableFields(kind).map(one => [one.field, one]));
  const columns = fields.flatMap(({ field, column, sign, minus }) => {
    const target = known.get(field);
    if (!target) return [];
    return [
      {
        field,
        names: [column],
        kind: target.value,
        // Of a pair of columns one is blank.
        ...(target.required &&
          minus === undefined && { required: 'always' as const }),
        ...(sign && { sign }),
        ...(minus !== undefined && { minus: [minus] }),
      },
    ];
  });
  const column = wordColumn(fields);
  const cancelled = columnOf(fields, 'cancelled_at');
  const updated = columnOf(fields, 'updated_at');
  return {
    columns,
    classify: [
      ...(column === undefined ? [] : [{ column, words }]),
      ...cancelled.map(name => ({ column: name, filled: 'cancelled' })),
    ],
    identity,
    ...(updated.length > 0 && { version: 'updated_at' }),
  };
}

/** The column whose words a definition explains, if it has one. */
export function wordColumn(
  fields: MappingDefinition['fields'],
): string | undefined {
  return WORD_FIELDS.flatMap(field => columnOf(fields, field))[0];
}

function columnOf(
  fields: MappingDefinition['fields'],
  wanted: string,
): string[] {
  return fields
    .filter(({ field }) => field === wanted)
    .map(({ column }) => column);
}
