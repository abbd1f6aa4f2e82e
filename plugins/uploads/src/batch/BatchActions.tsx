import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  formatBytes,
  formatCount,
  useTenant,
} from '@tieout/plugin-tenants-react';
import { canCancel, canRetry, type Batch } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { ReasonDialog } from './ReasonDialog';
import { useUploadsLinks } from '../useUploadsLinks';

function retryEffect({ failure, fileName, byteSize, rowsLoaded }: Batch) {
  if (failure?.stage === 'transform') {
    return `dbt runs again for the ${formatCount(
      rowsLoaded ?? 0,
    )} loaded rows. The file is not read again.`;
  }
  return `The stored file ${fileName} (${formatBytes(
    byteSize,
  )}) is read again from its first row. If it comes through, its rows are loaded once, in place of whatever an earlier attempt left.`;
}

function cancelEffect({ progress, fileName }: Batch) {
  const rows = progress?.rows
    ? `None of the ${formatCount(progress.rows)} rows read so far`
    : 'None of its rows';
  return `${fileName} is not read any further. ${rows} stays in the database. The file itself is kept, and the batch can be taken up again.`;
}

type Act = 'retry' | 'cancel';

/** Props of {@link BatchActions}. */
export interface BatchActionsProps {
  batch: Batch;
  /** The page asks a question whose answer retries the batch. Default: false. */
  asks?: boolean;
  onChanged: (batch: Batch) => void;
}

interface ActDialogProps extends Omit<BatchActionsProps, 'asks'> {
  act: Act;
  onClose: () => void;
}

function ActDialog({ act, batch, onChanged, onClose }: ActDialogProps) {
  const api = useApi(uploadsApiRef);
  const retry = act === 'retry';
  return (
    <ReasonDialog
      title={retry ? 'Retry this batch?' : 'Cancel this batch?'}
      verb={retry ? 'Retry batch' : 'Cancel batch'}
      dismiss={retry ? 'Leave it' : 'Let it go on'}
      destructive={!retry}
      onClose={onClose}
      onConfirm={async reason =>
        onChanged(
          retry
            ? await api.retryBatch(batch, reason)
            : await api.cancelBatch(batch, reason),
        )
      }
    >
      <Typography>
        {retry ? retryEffect(batch) : cancelEffect(batch)}
      </Typography>
    </ReasonDialog>
  );
}

/** The one primary action of a batch, as its state and the reader's role allow. */
export function BatchActions(props: BatchActionsProps) {
  const { batch, asks = false, onChanged } = props;
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const [act, setAct] = useState<Act>();
  const mayAct = tenant.role !== 'viewer';
  const retry = mayAct && !asks && (batch.canRetry ?? canRetry(batch.status));
  const cancel = mayAct && (batch.canCancel ?? canCancel(batch.status));
  return (
    <>
      {retry && (
        <Button variant="contained" onClick={() => setAct('retry')}>
          Retry batch
        </Button>
      )}
      {cancel && (
        <Button
          variant="outlined"
          color="inherit"
          onClick={() => setAct('cancel')}
        >
          Cancel batch
        </Button>
      )}
      {batch.status === 'ready' && links.sales && (
        <Button
          variant="contained"
          component={RouterLink}
          to={links.sales(batch.storeId)}
        >
          See the sales
        </Button>
      )}
      {act && (
        <ActDialog
          act={act}
          batch={batch}
          onChanged={onChanged}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}
