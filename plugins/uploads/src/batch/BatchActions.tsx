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
import {
  canCancel,
  canRetry,
  canUndo,
  type Batch,
  type RelatedBatch,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { ReasonDialog } from './ReasonDialog';
import { correctedOf, supplementsOf } from './supplementsOf';
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

function undoEffect(batch: Batch, related: readonly RelatedBatch[]) {
  const { rowsLoaded = 0, rowsRejected = 0, fileName, status } = batch;
  const supplements = supplementsOf(related);
  const names = supplements.map(other => other.fileName).join(', ');
  const also =
    supplements.length > 0
      ? `, and with them the ${formatCount(correctedOf(related))} corrected ones in ${names}, which ${supplements.length === 1 ? 'is' : 'are'} undone too`
      : '';
  const rows =
    rowsLoaded + rowsRejected > 0
      ? `The ${formatCount(rowsLoaded)} rows of ${fileName} leave the database${also}`
      : `${fileName} is put aside; no row of it is in the database`;
  const whole = related.find(({ relation }) => relation === 'supplements');
  const left = whole
    ? ` They are rejected rows of ${whole.fileName} again, and can be corrected anew.`
    : '';
  const marts =
    status === 'ready'
      ? ' The marts lose them with the next dbt run; an order that an earlier file had too goes back to what that file says.'
      : '';
  return `${rows}.${left}${marts} The history and the file are kept, and the same file can be uploaded again.`;
}

type Act = 'retry' | 'cancel' | 'undo';

interface ActWords {
  verb: string;
  dismiss: string;
  destructive: boolean;
  effect: (batch: Batch, related: readonly RelatedBatch[]) => string;
}

const actWords: Record<Act, ActWords> = {
  retry: {
    verb: 'Retry batch',
    dismiss: 'Leave it',
    destructive: false,
    effect: retryEffect,
  },
  cancel: {
    verb: 'Cancel batch',
    dismiss: 'Let it go on',
    destructive: true,
    effect: cancelEffect,
  },
  undo: {
    verb: 'Undo batch',
    dismiss: 'Keep it',
    destructive: true,
    effect: undoEffect,
  },
};

/** Props of {@link BatchActions}. */
export interface BatchActionsProps {
  batch: Batch;
  related: readonly RelatedBatch[];
  /** The page asks a question whose answer retries the batch. Default: false. */
  asks?: boolean;
  onChanged: (batch: Batch) => void;
}

interface ActDialogProps extends Omit<BatchActionsProps, 'asks'> {
  act: Act;
  onClose: () => void;
}

function ActDialog({
  act,
  batch,
  related,
  onChanged,
  onClose,
}: ActDialogProps) {
  const api = useApi(uploadsApiRef);
  const { verb, dismiss, destructive, effect } = actWords[act];
  const acts: Record<Act, (reason: string) => Promise<Batch>> = {
    retry: reason => api.retryBatch(batch, reason),
    cancel: reason => api.cancelBatch(batch, reason),
    undo: reason => api.undoBatch(batch, reason),
  };
  return (
    <ReasonDialog
      title={`${verb.replace('batch', 'this batch')}?`}
      verb={verb}
      dismiss={dismiss}
      destructive={destructive}
      onClose={onClose}
      onConfirm={async reason => onChanged(await acts[act](reason))}
    >
      <Typography>{effect(batch, related)}</Typography>
    </ReasonDialog>
  );
}

/** What can be done with a batch, as its state and the reader's role allow; one act is primary. */
export function BatchActions(props: BatchActionsProps) {
  const { batch, related, asks = false, onChanged } = props;
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const [act, setAct] = useState<Act>();
  const mayAct = tenant.role !== 'viewer';
  const retry = mayAct && !asks && (batch.canRetry ?? canRetry(batch.status));
  const cancel = mayAct && (batch.canCancel ?? canCancel(batch.status));
  const undo = mayAct && (batch.canUndo ?? canUndo(batch.status));
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
      {undo && !batch.supplementsBatchId && (
        <Button
          variant="outlined"
          color="inherit"
          component={RouterLink}
          to={links.uploadBound({ replaces: batch.batchId }, batch.storeId)}
        >
          Replace by a corrected file
        </Button>
      )}
      {undo && (
        <Button
          variant="outlined"
          color="inherit"
          onClick={() => setAct('undo')}
        >
          Undo batch
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
          related={related}
          onChanged={onChanged}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}
