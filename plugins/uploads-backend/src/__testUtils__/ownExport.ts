import { Mapping, MappingDefinition } from '@tieout/plugin-uploads-common';

/** How the export's columns are mapped. */
export const definition: MappingDefinition = {
  kind: 'orders',
  fields: [
    { field: 'order_id', column: 'Belegnr' },
    { field: 'purchased_at', column: 'Datum' },
    { field: 'item_price', column: 'Betrag' },
    { field: 'source_status', column: 'Zustand' },
  ],
  identity: ['order_id'],
  words: { bezahlt: 'open' },
  personal: [],
};

/** An export of no known kind, which no other test has: told apart by a column of its own. */
export const exportOf = (own: string, ...ids: string[]) =>
  [
    `Belegnr;Datum;Betrag;Zustand;${own}`,
    ...ids.map(id => `${id};31.05.2026;1.234,50;bezahlt;x`),
    '',
  ].join('\n');

/** A mapping of {@link exportOf}. */
export const newMapping = (own: string) => ({
  name: `Shop ${own}`,
  header: ['Belegnr', 'Datum', 'Betrag', 'Zustand', own],
  definition,
});

/** What a mapping was made of. */
export function mappingOf({ name, header, definition: given }: Mapping) {
  return { name, header, definition: given };
}
