import type { ViewState } from '@tieout/plugin-tenants-react';
import {
  batchStatuses,
  type BatchQuery,
  type BatchStatus,
} from '@tieout/plugin-uploads-common';

/** The URL parameters that make up the view of the batch list. */
export const batchListParams = [
  'status',
  'store',
  'q',
  'sort',
  'order',
  'cursor',
  'size',
  'hide',
  'density',
] as const;

/** View of the batch list as it stands in the URL. */
export type BatchListState = ViewState<(typeof batchListParams)[number]>;

/** What is open or bad: the states shown unless others are asked for. */
export const needsMe: readonly BatchStatus[] = [
  'received',
  'parsing',
  'loaded',
  'transforming',
  'failed',
];

const sortFields = [
  'receivedAt',
  'updatedAt',
  'fileName',
  'byteSize',
  'rowsTotal',
  'status',
] as const satisfies ReadonlyArray<NonNullable<BatchQuery['sort']>>;

const pageSizes = [25, 50, 100] as const;
const densities = ['compact', 'standard', 'comfortable'] as const;

/** View of the batch list, with defaults in the place of what the URL does not say. */
export interface BatchListView {
  /** `needs-me`, `all`, or the states picked. */
  filter: 'needs-me' | 'all' | 'picked';
  statuses: readonly BatchStatus[];
  storeId?: string;
  text?: string;
  sort: (typeof sortFields)[number];
  order: 'asc' | 'desc';
  cursor?: string;
  pageSize: (typeof pageSizes)[number];
  hiddenColumns: readonly string[];
  density: (typeof densities)[number];
}

/** Reads the view from the URL. What makes no sense there counts as not said. */
export function readBatchListView(state: BatchListState): BatchListView {
  return {
    ...statusFilter(state.status),
    storeId: state.store,
    text: state.q?.slice(0, 200),
    sort: sortFields.find(field => field === state.sort) ?? 'receivedAt',
    order: state.order === 'asc' ? 'asc' : 'desc',
    cursor: state.cursor,
    pageSize: pageSizes.find(size => String(size) === state.size) ?? 25,
    hiddenColumns: hiddenColumns(state.hide),
    density: densities.find(density => density === state.density) ?? 'compact',
  };
}

function statusFilter(
  status: string | undefined,
): Pick<BatchListView, 'filter' | 'statuses'> {
  if (status === 'all') return { filter: 'all', statuses: batchStatuses };
  const words = new Set(status?.split(','));
  const picked = batchStatuses.filter(known => words.has(known));
  return picked.length > 0
    ? { filter: 'picked', statuses: picked }
    : { filter: 'needs-me', statuses: needsMe };
}

/** The question to the server that the view stands for. */
export function batchListQuery(view: BatchListView): BatchQuery {
  return {
    status: view.filter === 'all' ? undefined : [...view.statuses],
    storeId: view.storeId,
    q: view.text,
    sort: view.sort,
    order: view.order,
    cursor: view.cursor,
    limit: view.pageSize,
  };
}

/** The URL value after a state's chip was clicked; the last one taken away leads back to the default. */
export function toggleStatus(
  view: BatchListView,
  status: BatchStatus,
): string | undefined {
  if (view.filter !== 'picked') return status;
  const next = view.statuses.includes(status)
    ? view.statuses.filter(other => other !== status)
    : [...view.statuses, status];
  return next.length > 0 ? next.join(',') : undefined;
}

const hiddenAtFirst: readonly string[] = [
  'rowsLoaded',
  'uploadedBy',
  'updatedAt',
];

function hiddenColumns(hide: string | undefined): readonly string[] {
  if (hide === undefined) return hiddenAtFirst;
  return hide === 'none' ? [] : hide.split(',');
}

/** The URL value for a choice of hidden columns; the usual choice needs none. */
export function hideParam(hidden: readonly string[]): string | undefined {
  const usual =
    hidden.length === hiddenAtFirst.length &&
    hiddenAtFirst.every(field => hidden.includes(field));
  return usual ? undefined : hidden.join(',') || 'none';
}

/** Whether a column name can be sorted by on the server. */
export function isSortField(field: string): field is BatchListView['sort'] {
  return sortFields.some(known => known === field);
}
