import { useCallback } from 'react';
import { useLocation, type To } from 'react-router-dom';
import { useViewState } from '@tieout/plugin-tenants-react';

/** Which row of the batch is open, as the URL says. */
export interface RowView {
  /** Number of the open row in the file, from 1. */
  open?: number;
  /** Where the row is open. */
  linkTo: (rowNumber: number) => To;
  /** Opens another row in place of the one that is open, or closes it. */
  show: (rowNumber?: number) => void;
}

/** Keeps the open row of a batch in the URL. */
export function useRowView(): RowView {
  const [{ row }, setView] = useViewState(['row']);
  const { search } = useLocation();
  const linkTo = useCallback(
    (rowNumber: number) => {
      const params = new URLSearchParams(search);
      params.set('row', String(rowNumber));
      return { search: `?${params}` };
    },
    [search],
  );
  return {
    open: row && /^[1-9]\d{0,9}$/.test(row) ? Number(row) : undefined,
    linkTo,
    show: rowNumber => setView({ row: rowNumber?.toString() }),
  };
}
