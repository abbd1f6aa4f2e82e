import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import type { Store } from '@tieout/plugin-tenants-common';
import {
  formatBytes,
  formatCount,
  RelativeTime,
  StateChip,
} from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { progressWords, waitingWords } from '../batch/progressWords';
import { storeName } from './batchColumns';
import { useUploadsLinks } from '../useUploadsLinks';

/** The batches of a page on a narrow screen. */
export function BatchCards(props: {
  batches: readonly Batch[];
  stores: readonly Store[];
}) {
  const links = useUploadsLinks();
  return (
    <Box
      component="ul"
      aria-label="Batches"
      sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
    >
      {props.batches.map(batch => (
        <Card
          key={batch.batchId}
          component="li"
          variant="outlined"
          sx={{ p: 1.5 }}
        >
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <StateChip state={batch.status} reason={waitingWords(batch)} />
            <Link
              component={RouterLink}
              to={links.batch(batch.batchId)}
              variant="body1"
              sx={{ overflowWrap: 'anywhere' }}
            >
              {batch.fileName}
            </Link>
          </Box>
          <Typography variant="body2">{progressWords(batch)}</Typography>
          <Typography variant="body2" color="text.secondary" component="div">
            {storeName(props.stores, batch.storeId)} ·{' '}
            {formatBytes(batch.byteSize)} ·{' '}
            {batch.rowsTotal !== undefined &&
              `${formatCount(batch.rowsTotal)} rows · `}
            {!!batch.rowsRejected &&
              `${formatCount(batch.rowsRejected)} rejected · `}
            <RelativeTime at={batch.receivedAt} />
          </Typography>
        </Card>
      ))}
    </Box>
  );
}
