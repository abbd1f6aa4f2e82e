import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { formatBytes, formatDuration } from '@tieout/plugin-tenants-react';
import { isOpen, type Batch } from '@tieout/plugin-uploads-common';
import { progressShare, progressWords } from './progressWords';

/** Milliseconds that reading still takes at the present speed. */
function timeLeft({ progress, byteSize, status }: Batch): number | undefined {
  if (status !== 'parsing' || !progress?.rowsPerSecond || !progress.bytes) {
    return undefined;
  }
  const bytesPerRow = progress.bytes / Math.max(1, progress.rows);
  const rowsLeft = (byteSize - progress.bytes) / bytesPerRow;
  return (1000 * Math.max(0, rowsLeft)) / progress.rowsPerSecond;
}

/** How far an open batch is, how fast, and how long still. */
export function BatchProgressPanel({ batch }: { batch: Batch }) {
  if (!isOpen(batch.status)) return null;
  const share = progressShare(batch);
  const left = timeLeft(batch);
  const moving = batch.status === 'parsing' || batch.status === 'transforming';
  return (
    <Box>
      {moving && (
        <LinearProgress
          aria-label={
            batch.status === 'parsing'
              ? 'Share of the file read'
              : 'Share of the dbt nodes done'
          }
          variant={share === undefined ? 'indeterminate' : 'determinate'}
          value={share}
          sx={{ mb: 1, height: 6, borderRadius: 1 }}
        />
      )}
      <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {progressWords(batch)}
        {batch.status === 'parsing' && batch.progress && (
          <>
            {' · '}
            {formatBytes(batch.progress.bytes)} of {formatBytes(batch.byteSize)}
          </>
        )}
        {left !== undefined && <> · about {formatDuration(left)} left</>}
      </Typography>
    </Box>
  );
}
