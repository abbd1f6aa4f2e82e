import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { formatBytes, formatDuration } from '@tieout/plugin-tenants-react';
import type { UploadItem } from './UploadItem';

/** How far an upload is, how fast, and how long still. */
export function UploadProgress({ item }: { item: UploadItem }) {
  const { file, sentBytes, bytesPerSecond } = item;
  const share = file.size > 0 ? (100 * sentBytes) / file.size : 0;
  const sentAll = sentBytes >= file.size;
  const left = bytesPerSecond
    ? ((file.size - sentBytes) / bytesPerSecond) * 1000
    : undefined;
  return (
    <>
      <LinearProgress
        variant={sentAll ? 'indeterminate' : 'determinate'}
        value={Math.min(share, 100)}
        aria-label={`Upload of ${file.name}`}
        sx={{ my: 0.5 }}
      />
      <Typography
        variant="body2"
        color="text.secondary"
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {sentAll
          ? 'All bytes sent, waiting for the server to store them'
          : `${formatBytes(sentBytes)} of ${formatBytes(file.size)}`}
        {!sentAll && bytesPerSecond !== undefined && (
          <> · {formatBytes(bytesPerSecond)}/s</>
        )}
        {!sentAll && left !== undefined && <> · {formatDuration(left)} left</>}
      </Typography>
    </>
  );
}
