import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { RelativeTime } from '../format/RelativeTime';
import { usePageVisible } from '../resource/usePageVisible';
import type { AsyncResource } from '../resource/useAsyncResource';

/** Props of {@link LiveNote}. */
export interface LiveNoteProps {
  resource: AsyncResource<unknown>;
  /** Whether the page renews itself. */
  live: boolean;
}

/** Says when a live page was last right, and whether it still renews itself. */
export function LiveNote({ resource, live }: LiveNoteProps) {
  const visible = usePageVisible();
  const { loadedAt, error, refresh } = resource;
  if (!loadedAt) {
    return null;
  }
  const broken = error !== undefined;
  const prefix =
    live && visible && !broken ? 'Live, right as of' : 'Right as of';
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}
    >
      <Typography
        variant="caption"
        component="p"
        color={broken ? 'error' : 'text.secondary'}
        sx={{ m: 0 }}
      >
        {prefix} <RelativeTime at={loadedAt.toISOString()} />
        {broken && ' The server does not answer at the moment.'}
      </Typography>
      {(broken || !live) && (
        <Button size="small" onClick={refresh}>
          Refresh
        </Button>
      )}
    </Box>
  );
}
