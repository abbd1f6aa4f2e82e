import { useMemo } from 'react';
import { useViewState, type ViewState } from '@tieout/plugin-tenants-react';

const NAMES = ['from', 'to', 'storeId', 'marketplace', 'currency'] as const;

/** Which sales are shown. Dates are local days of the stores, `YYYY-MM-DD`. */
export type SalesFilter = ViewState<(typeof NAMES)[number]>;

/** The filter of the sales page, which lives in the URL, and its setter. */
export function useSalesFilter(): [
  SalesFilter,
  (changes: SalesFilter) => void,
] {
  const [state, change] = useViewState(NAMES);
  return useMemo(() => [state, change], [state, change]);
}
