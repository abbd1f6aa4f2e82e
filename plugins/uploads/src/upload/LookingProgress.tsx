import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { UploadItem } from './UploadItem';

/** How far the server is with looking at a file. */
export function LookingProgress({ item }: { item: UploadItem }) {
  const { file, looking, inspection } = item;
  const share =
    looking && file.size > 0
      ? Math.min(100, (100 * looking.bytes) / file.size)
      : undefined;
  return (
    <>
      <LinearProgress
        variant={share === undefined ? 'indeterminate' : 'determinate'}
        value={share}
        aria-label={`Look at ${file.name}`}
        sx={{ my: 0.5 }}
      />
      <Typography
        variant="body2"
        color="text.secondary"
        sx={{ fontVariantNumeric: 'tabular-nums' }}
      >
        Looking at it{inspection && ' again'}
        {looking
          ? ` … ${formatCount(looking.rows)} rows`
          : ', as soon as a worker is free'}
      </Typography>
    </>
  );
}
