import type { MappingDefinition } from '../MappingDefinition';

/** The columns of an export that no profile knows. */
export const HEADER = [
  'Belegnr',
  'Datum',
  'Artikel',
  'Menge',
  'Betrag',
  'Zustand',
];
/** The export. */
export const TEXT = [
  HEADER.join(';'),
  'B-1;31.05.2026;Tasse;2;1.234,50;bezahlt',
  'B-2;01.06.2026;Beutel;1;9,90;storniert',
  '',
].join('\n');

/** How its columns are mapped. */
export const ORDERS: MappingDefinition = {
  kind: 'orders',
  fields: [
    { field: 'order_id', column: 'Belegnr' },
    { field: 'purchased_at', column: 'Datum' },
    { field: 'product_name', column: 'Artikel' },
    { field: 'quantity', column: 'Menge' },
    { field: 'item_price', column: 'Betrag' },
    { field: 'source_status', column: 'Zustand' },
  ],
  identity: ['order_id'],
  words: { Bezahlt: 'open', storniert: 'cancelled' },
  personal: [],
};
