/**
 * What the pages of Tieout share: the tenant, the page frame, the words for
 * states, and how numbers, times and failures are shown.
 *
 * @packageDocumentation
 */
import './classNamePrefix';

export * from './api/describeError';
export * from './api/tenantsApiFactory';
export * from './api/tenantsApiRef';
export * from './format/formatBytes';
export * from './format/formatCount';
export * from './format/formatDuration';
export * from './format/formatInstant';
export * from './format/formatMarketplace';
export * from './format/formatMoney';
export * from './format/RelativeTime';
export * from './format/saveBlob';
export * from './format/ShortId';
export * from './format/toCsv';
export * from './notices/EmptyState';
export * from './notices/ErrorNotice';
export * from './notices/LiveNote';
export * from './notices/LoadingSkeleton';
export * from './page/TieoutPage';
export * from './resource/useAsyncResource';
export * from './resource/useNow';
export * from './resource/usePageVisible';
export * from './resource/useViewState';
export * from './state/StateChip';
export { states, type StateName } from './state/states';
export * from './table/DenseTable';
export * from './table/gridWords';
export * from './tenant/TenantProvider';
export * from './tenant/useTenant';
export * from './tenant/useTenantLink';
