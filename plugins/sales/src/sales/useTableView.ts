import { useMemo } from 'react';
import type {
  GridColumnVisibilityModel,
  GridDensity,
  GridPaginationModel,
  GridSortModel,
} from '@mui/x-data-grid';
import { useViewState } from '@tieout/plugin-tenants-react';

const NAMES = ['sort', 'page', 'rows', 'density', 'hide'] as const;
const DENSITIES: readonly GridDensity[] = [
  'compact',
  'standard',
  'comfortable',
];

/** The sizes of a page that the table offers. */
export const PAGE_SIZES = [25, 50, 100];

/** How the table shows its rows, and the setters; all of it lives in the URL. */
export interface TableView {
  sortModel: GridSortModel;
  setSortModel: (model: GridSortModel) => void;
  pagination: GridPaginationModel;
  setPagination: (model: GridPaginationModel) => void;
  density: GridDensity;
  setDensity: (density: GridDensity) => void;
  visibility: GridColumnVisibilityModel;
  setVisibility: (model: GridColumnVisibilityModel) => void;
}

/** Keeps sort, page, density and hidden columns of the table in the URL. */
export function useTableView(): TableView {
  const [state, change] = useViewState(NAMES);
  return useMemo(() => {
    const [field, direction] = (state.sort ?? 'date.desc').split('.');
    const rows = Number(state.rows);
    return {
      sortModel: [{ field, sort: direction === 'asc' ? 'asc' : 'desc' }],
      setSortModel: ([first]) =>
        change({
          sort: first ? `${first.field}.${first.sort ?? 'asc'}` : undefined,
          page: undefined,
        }),
      pagination: {
        page: Math.max(0, (Number(state.page) || 1) - 1),
        pageSize: PAGE_SIZES.includes(rows) ? rows : PAGE_SIZES[0],
      },
      setPagination: ({ page, pageSize }) =>
        change({
          page: page > 0 ? String(page + 1) : undefined,
          rows: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
        }),
      density: DENSITIES.find(known => known === state.density) ?? 'compact',
      setDensity: density =>
        change({ density: density === 'compact' ? undefined : density }),
      visibility: Object.fromEntries(
        (state.hide ?? '')
          .split(',')
          .filter(Boolean)
          .map(name => [name, false]),
      ),
      setVisibility: model =>
        change({
          hide: Object.keys(model)
            .filter(name => !model[name])
            .join(','),
        }),
    };
  }, [state, change]);
}
