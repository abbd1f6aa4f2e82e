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
import { InspectionResult } from './InspectionResult';
import { isReadAgain } from './isReadAgain';
import { LookingProgress } from './LookingProgress';
import {
  canBeSentAgain,
  isToBeSent,
  isUnfinished,
  type UploadItem,
  type UploadState,
} from './UploadItem';
import type { UploadQueue } from './UploadQueue';
import { UploadProgress } from './UploadProgress';
import { useUploadsLinks } from '../useUploadsLinks';

const chips: Readonly<Record<UploadState, StateName>> = {
  waiting: 'waiting',
  uploading: 'uploading',
  inspecting: 'running',
  inspected: 'waiting',
  asking: 'waiting',
  unreadable: 'failed',
  committing: 'running',
  done: 'received',
  existing: 'received',
  failed: 'failed',
  refused: 'failed',
  cancelled: 'cancelled',
};

const waits: Partial<Record<UploadState, string>> = {
  inspected: 'Waits for you to commit it',
  asking: 'Waits for your answer',
};

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
  const again = item.inspection && isReadAgain(item.inspection);
  return (
    <Typography variant="body2" component="div">
      {item.state === 'existing' && (
        <>
          The same bytes were uploaded{' '}
          <RelativeTime inSentence at={batch.receivedAt} /> as {batch.fileName};{' '}
          {again ? 'that batch is read again' : 'nothing new was made'}.{' '}
        </>
      )}
      <Box
        component="span"
        sx={{ mr: 1, color: failed ? 'error.main' : undefined }}
      >
        {progressWords(batch)}
      </Box>
      <Link
        component={RouterLink}
        underline="always"
        to={links.batch(batch.batchId)}
      >
        {item.state === 'existing' ? 'Open existing batch' : 'Open batch'}
      </Link>
      {batch.status === 'ready' && links.sales && (
        <Link
          component={RouterLink}
          underline="always"
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
  /** A button of the row is about to go: the focus needs another place. */
  onLeave: () => void;
}

type RowActionsProps = Omit<UploadRowProps, 'batch'>;

/** What can be done about a file: its buttons. */
function RowActions({ item, queue, onLeave }: RowActionsProps) {
  const { file, id, state, inspectionId } = item;
  const stored =
    inspectionId !== undefined &&
    (isUnfinished(item) || state === 'unreadable');
  return (
    <>
      {isToBeSent(item) && (
        <Button
          size="small"
          aria-label={`Cancel the upload of ${file.name}`}
          onClick={() => queue.cancel(id)}
        >
          Cancel
        </Button>
      )}
      {canBeSentAgain(item) && (
        <Button
          size="small"
          aria-label={`Upload ${file.name} again`}
          onClick={() => queue.retry(id)}
        >
          Upload again
        </Button>
      )}
      {state === 'inspected' && (
        <Button
          size="small"
          variant="contained"
          aria-label={`Commit ${file.name}`}
          onClick={() => {
            onLeave();
            void queue.commit(id);
          }}
        >
          Commit
        </Button>
      )}
      {stored && (
        <Button
          size="small"
          aria-label={`Discard ${file.name}`}
          disabled={state === 'committing'}
          onClick={() => {
            onLeave();
            void queue.discard(id);
          }}
        >
          Discard
        </Button>
      )}
    </>
  );
}

/** One file of the queue: where it stands, what is in it and what can be done about it. */
export function UploadRow({ item, batch, queue, onLeave }: UploadRowProps) {
  const { file, id, state } = item;
  return (
    <Box
      component="li"
      sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}
      >
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography
            variant="body1"
            component="h3"
            sx={{ overflowWrap: 'anywhere', fontWeight: 600, m: 0 }}
          >
            {file.name}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {formatBytes(file.size)} to {item.destination.storeName}
          </Typography>
        </Box>
        <StateChip
          state={batch?.status ?? chips[state]}
          reason={batch ? waitingWords(batch) : waits[state]}
        />
        <RowActions item={item} queue={queue} onLeave={onLeave} />
      </Box>
      {state === 'uploading' && <UploadProgress item={item} />}
      {state === 'inspecting' && <LookingProgress item={item} />}
      <Outcome item={item} batch={batch} />
      {!batch && (
        <InspectionResult
          item={item}
          onChoices={choices => void queue.lookAgain(id, choices)}
        />
      )}
    </Box>
  );
}
