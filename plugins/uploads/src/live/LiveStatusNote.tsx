import Typography from '@mui/material/Typography';
import { RelativeTime } from '@tieout/plugin-tenants-react';
import type { LiveStatus } from './useLiveBatches';

const words: Record<LiveStatus['mode'], string> = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Live updates interrupted, asking now and then',
  offline: 'The server does not answer at the moment; trying again',
  paused: 'Not updating',
};

/** Says how a live page learns of changes and when it was last right. */
export function LiveStatusNote({ status }: { status: LiveStatus }) {
  return (
    <Typography
      variant="caption"
      component="p"
      color={status.mode === 'offline' ? 'error' : 'text.secondary'}
      sx={{ m: 0 }}
    >
      {words[status.mode]}
      {status.rightAt && (
        <>
          {' · right as of '}
          <RelativeTime at={status.rightAt.toISOString()} />
        </>
      )}
    </Typography>
  );
}
