import type {
  Mapping,
  MappingDefinition,
  MappingPreview,
} from '@tieout/plugin-uploads-common';
import { aReading, at, northwind } from './fixtures';

/** Columns of a shop's own export of orders. */
export const shopDefinition: MappingDefinition = {
  kind: 'orders',
  fields: [
    { field: 'order_id', column: 'Receipt' },
    { field: 'item_price', column: 'Total' },
    { field: 'source_status', column: 'State' },
  ],
  identity: ['order_id'],
  words: {},
  personal: [],
};

/** A mapping of Northwind that has read two batches. */
export function aMapping(changes: Partial<Mapping> = {}): Mapping {
  const mappingId = '0197e000-0000-7000-8000-000000000001';
  return {
    tenantId: northwind.tenantId,
    mappingId,
    profileId: `mapping-${mappingId}`,
    name: 'Our shop',
    version: 1,
    header: ['Receipt', 'Day', 'Total', 'State'],
    definition: shopDefinition,
    batches: 2,
    lastUsedAt: at(0),
    lastBatchId: '0197b000-0000-7000-8000-000000000001',
    createdBy: 'user:default/guest',
    createdAt: at(0),
    updatedBy: 'user:default/guest',
    updatedAt: at(0),
    ...changes,
  };
}

/** The first rows of a file whose date is not mapped yet. */
export function aPreview(
  changes: Partial<MappingPreview> = {},
): MappingPreview {
  const field = (name: string, label: string, required: boolean) => ({
    field: name,
    label,
    meaning: `Meaning of ${label}.`,
    required,
  });
  return {
    reading: aReading({ profile: undefined }),
    columns: ['Receipt', 'Day', 'Total', 'State'],
    rows: [['R-1', '03/05/2026', '12.50', 'done']],
    fields: [
      { ...field('order_id', 'Order id', true), value: 'id' },
      { ...field('purchased_at', 'Purchased at', true), value: 'timestamp' },
      { ...field('item_price', 'Item price', true), value: 'money' },
      { ...field('source_status', 'Status', false), value: 'text' },
    ],
    words: ['done'],
    meanings: ['open', 'shipped'],
    definition: shopDefinition,
    problems: [
      {
        field: 'purchased_at',
        message: 'Choose the column that fills "Purchased at".',
      },
    ],
    records: [],
    rejectedRows: [],
    ...changes,
  };
}
