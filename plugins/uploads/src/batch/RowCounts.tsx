import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';

/** Rows in the file against rows loaded and rejected, and whether they tie. */
export function RowCounts({ batch }: { batch: Batch }) {
  const { rowsTotal, rowsLoaded, rowsRejected } = batch;
  if (
    rowsTotal === undefined ||
    rowsLoaded === undefined ||
    rowsRejected === undefined
  ) {
    return null;
  }
  const missing = rowsTotal - rowsLoaded - rowsRejected;
  return (
    <Box
      sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
    >
      <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatCount(rowsTotal)} in file = {formatCount(rowsLoaded)} loaded +{' '}
        {formatCount(rowsRejected)} rejected
      </Typography>
      {missing === 0 ? (
        <>
          <CheckIcon color="success" fontSize="small" aria-hidden />
          <Typography>The counts tie</Typography>
        </>
      ) : (
        <>
          <ErrorIcon color="error" fontSize="small" aria-hidden />
          <Typography color="error">
            The counts do not tie: {formatCount(Math.abs(missing))}{' '}
            {missing > 0 ? 'unaccounted for' : 'too many'}
          </Typography>
        </>
      )}
    </Box>
  );
}
