import {
  type Profile,
  type ProfileDefinition,
  profileSchema,
} from '../../profiles/Profile';

/**
 * A profile for tests: orders with the anchors `Order` and `Date`, and columns
 * of text by their fields and names; anything can be put in other words.
 */
export function orderProfile(
  id: string,
  columns: Record<string, string[]>,
  more: Partial<ProfileDefinition> = {},
): Profile {
  return profileSchema.parse({
    id,
    version: 1,
    title: `Title of ${id}`,
    marketplace: 'Somewhere',
    kind: 'orders',
    anchors: ['Order', 'Date'],
    records: {
      orders: {
        columns: Object.entries({ source_status: ['State'], ...columns }).map(
          ([field, names]) => ({ field, names, kind: 'text' }),
        ),
      },
    },
    ...more,
  });
}
