import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '@tieout/plugin-tenants-react';
import { useRowView } from './useRowView';

/** The number of a row, which opens the row. */
export function RowLink({ rowNumber }: { rowNumber: number }) {
  const { linkTo } = useRowView();
  return (
    <Link
      component={RouterLink}
      to={linkTo(rowNumber)}
      aria-label={`Open row ${formatCount(rowNumber)}`}
    >
      {formatCount(rowNumber)}
    </Link>
  );
}
