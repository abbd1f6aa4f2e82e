import { useId, useState } from 'react';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useTenant } from '@tieout/plugin-tenants-react';
import type {
  Batch,
  BatchDetail,
  SettlementDifference,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { SettlementDifferences } from '../reading/SettlementDifferences';
import { ReasonDialog } from './ReasonDialog';

interface ChoiceProps {
  batch: Batch;
  /** The one older batch; absent where there are several. */
  older?: SettlementDifference;
  onChanged: (batch: Batch) => void;
}

function Choice({ batch, older, onChanged }: ChoiceProps) {
  const api = useApi(uploadsApiRef);
  const [keep, setKeep] = useState<'older' | 'this'>();
  return (
    <Stack direction="row" useFlexGap flexWrap="wrap" spacing={1}>
      {older && (
        <Button variant="outlined" onClick={() => setKeep('this')}>
          Replace the older batch
        </Button>
      )}
      <Button variant="outlined" onClick={() => setKeep('older')}>
        Keep what is there
      </Button>
      {keep === 'this' && older && (
        <ReasonDialog
          title="Replace the older batch?"
          verb="Replace batch"
          dismiss="Leave it"
          destructive
          onClose={() => setKeep(undefined)}
          onConfirm={async reason =>
            onChanged(
              await api.retryBatch(batch, reason, { replaces: older.batchId }),
            )
          }
        >
          <Typography>
            {batch.fileName} is read again. When it is loaded, all rows of{' '}
            {older.fileName} go, also those of other settlements. If it fails,
            they stay.
          </Typography>
        </ReasonDialog>
      )}
      {keep === 'older' && (
        <ReasonDialog
          title="Keep what is there?"
          verb="Undo this batch"
          dismiss="Leave it"
          destructive
          onClose={() => setKeep(undefined)}
          onConfirm={async reason =>
            onChanged(await api.undoBatch(batch, reason))
          }
        >
          <Typography>
            {batch.fileName} is put aside; no row of it is in the database. Its
            history and the file are kept.
          </Typography>
        </ReasonDialog>
      )}
    </Stack>
  );
}

/** Asks which of two contents of a settlement counts, where a batch stopped for that. */
export function SettlementPanel({
  detail,
  onChanged,
}: {
  detail: BatchDetail;
  onChanged: (batch: Batch) => void;
}) {
  const id = useId();
  const { tenant } = useTenant();
  const { batch, reading } = detail;
  const settlements = reading?.settlements ?? [];
  if (batch.failure?.code !== 'SETTLEMENT_DIFFERS' || !settlements[0]) {
    return null;
  }
  const olderIds = new Set(settlements.map(({ batchId }) => batchId));
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: 2, borderColor: 'warning.main' }}
    >
      <Typography id={id} variant="h6" component="h2" sx={{ mt: 0 }}>
        Which of the two counts?
      </Typography>
      <Stack spacing={2}>
        <SettlementDifferences settlements={settlements} />
        {olderIds.size > 1 && (
          <Typography variant="body2">
            Several older batches have them. Undo those that shall not count on
            their pages, then retry this one.
          </Typography>
        )}
        {tenant.role === 'viewer' ? (
          <Typography variant="body2">
            Deciding needs the role uploader; yours in {tenant.name} is viewer.
          </Typography>
        ) : (
          <Choice
            batch={batch}
            older={olderIds.size === 1 ? settlements[0] : undefined}
            onChanged={onChanged}
          />
        )}
      </Stack>
    </Paper>
  );
}
