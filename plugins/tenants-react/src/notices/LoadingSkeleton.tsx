import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useDelayed } from '../resource/useDelayed';

/** Props of {@link LoadingSkeleton}. */
export interface LoadingSkeletonProps {
  /** Heights, in pixels, of the parts of the final layout, from top to bottom. */
  parts: readonly number[];
  /** What is loading, for screen readers. Default: "Loading". */
  label?: string;
}

/** Below this a page feels instant, and a skeleton would only flicker. */
const SHOW_AFTER_MS = 150;

/** The outline of what is loading. It holds its room at once and shows after 150 ms. */
export function LoadingSkeleton(props: LoadingSkeletonProps) {
  const { parts, label = 'Loading' } = props;
  const shown = useDelayed(SHOW_AFTER_MS);
  const room = parts.reduce((sum, height) => sum + height + 16, 0);
  return (
    <Box sx={{ minHeight: room }} aria-busy="true">
      {shown && (
        <Stack spacing={2} role="status" aria-label={label}>
          {parts.map((height, index) => (
            <Skeleton key={index} variant="rounded" height={height} />
          ))}
        </Stack>
      )}
    </Box>
  );
}
