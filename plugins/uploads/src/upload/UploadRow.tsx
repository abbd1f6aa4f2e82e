import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import {
  formatBytes,
  RelativeTime,
  StateChip,
  type StateName,
} from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { progressWords, waitingWords } from '../batch/progressWords';
import { isUnderWay, type UploadItem } from './UploadItem';
import type { UploadQueue } from './UploadQueue';
import { UploadProgress } from './UploadProgress';
import { useUploadsLinks } from '../useUploadsLinks';

function stateOf({ state }: UploadItem, batch: Batch | undefined): StateName {
  if (batch) return batch.status;
  switch (state) {
    case 'waiting':
    case 'uploading':
    case 'cancelled':
      return state;
    default:
      return 'failed';
  }
}

function Outcome({ item, batch }: { item: UploadItem; batch?: Batch }) {
  const links = useUploadsLinks();
  if (item.error) {
    return (
      <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
        {item.error.message}{' '}
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          Code: <code>{item.error.code}</code>
        </Box>
      </Alert>
    );
  }
  if (!batch) return null;
  const failed = batch.status === 'failed';
  return (
    <Typography variant="body2" component="div">
      {item.state === 'existing' && (
        <>
          The same bytes were uploaded <RelativeTime at={batch.receivedAt} /> as{' '}
          {batch.fileName}; nothing new was made.{' '}
        </>
      )}
      <Box
        component="span"
        sx={{ mr: 1, color: failed ? 'error.main' : undefined }}
      >
        {progressWords(batch)}
      </Box>
      <Link component={RouterLink} to={links.batch(batch.batchId)}>
        {item.state === 'existing' ? 'Open existing batch' : 'Open batch'}
      </Link>
      {batch.status === 'ready' && links.sales && (
        <Link
          component={RouterLink}
          to={links.sales(batch.storeId)}
          sx={{ ml: 1.5 }}
        >
          See the sales
        </Link>
      )}
    </Typography>
  );
}

/** Props of {@link UploadRow}. */
export interface UploadRowProps {
  item: UploadItem;
  /** The newest known account of the item's batch. */
  batch?: Batch;
  queue: UploadQueue;
}

/** One file of the queue: where it stands and what can be done about it. */
export function UploadRow({ item, batch, queue }: UploadRowProps) {
  const { file, state } = item;
  const canRetry = state === 'failed' || state === 'cancelled';
  return (
    <Box
      component="li"
      sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}
      >
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography sx={{ overflowWrap: 'anywhere', fontWeight: 600 }}>
            {file.name}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {formatBytes(file.size)} to {item.destination.storeName}
          </Typography>
        </Box>
        <StateChip
          state={stateOf(item, batch)}
          reason={batch && waitingWords(batch)}
        />
        {isUnderWay(item) && (
          <Button
            size="small"
            aria-label={`Cancel the upload of ${file.name}`}
            onClick={() => queue.cancel(item.id)}
          >
            Cancel
          </Button>
        )}
        {canRetry && (
          <Button
            size="small"
            aria-label={`Upload ${file.name} again`}
            onClick={() => queue.retry(item.id)}
          >
            Upload again
          </Button>
        )}
      </Box>
      {state === 'uploading' && <UploadProgress item={item} />}
      <Outcome item={item} batch={batch} />
    </Box>
  );
}
