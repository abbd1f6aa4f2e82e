import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import CloseIcon from '@mui/icons-material/Close';
import { useApi } from '@backstage/core-plugin-api';
import {
  describeError,
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  useAsyncResource,
} from '@tieout/plugin-tenants-react';
import type { BatchDetail, RowDetail } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { kindWords } from './kindWords';
import { OriginalText } from './OriginalText';
import { RecordFields } from './RecordFields';
import { RejectionNote } from './RejectionNote';
import { useRowView } from './useRowView';

function placeOf({ kind, lineNumber }: RowDetail): string {
  const what = kind ? kindWords[kind][0] : 'Rejected';
  return `${what}, line ${formatCount(lineNumber)} of the file`;
}

interface PanelHeadProps {
  id: string;
  rowNumber: number;
  row?: RowDetail;
  /** How many rows the file has. */
  rowsTotal: number;
}

function PanelHead({ id, rowNumber, row, rowsTotal }: PanelHeadProps) {
  const { show } = useRowView();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', md: 'nowrap' },
        alignItems: 'center',
        columnGap: 1,
        mb: 2,
      }}
    >
      <Box sx={{ flex: '1 1 0' }}>
        <Typography id={id} variant="h5" component="h2" sx={{ m: 0 }}>
          Row {formatCount(rowNumber)}
        </Typography>
        <Typography color="text.secondary" sx={{ minHeight: '1.5em' }}>
          {row && placeOf(row)}
        </Typography>
      </Box>
      <Box
        sx={{ order: { xs: 1, md: 0 }, flexBasis: { xs: '100%', md: 'auto' } }}
      >
        <Button
          size="small"
          disabled={rowNumber <= 1}
          onClick={() => show(rowNumber - 1)}
        >
          Previous row
        </Button>
        <Button
          size="small"
          disabled={rowNumber >= rowsTotal}
          onClick={() => show(rowNumber + 1)}
        >
          Next row
        </Button>
      </Box>
      <IconButton aria-label="Close" onClick={() => show()}>
        <CloseIcon />
      </IconButton>
    </Box>
  );
}

interface RowAccountProps {
  detail: BatchDetail;
  row: RowDetail;
}

function RowAccount({ detail, row }: RowAccountProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: 'minmax(0, 1fr) minmax(0, 1fr)',
        },
      }}
    >
      {row.rejection && <RejectionNote rejection={row.rejection} />}
      {row.record && (
        <RecordFields
          record={row.record}
          personal={detail.reading?.columns?.personal}
        />
      )}
      <OriginalText batch={detail.batch} row={row} />
    </Box>
  );
}

function PanelContent(props: { detail: BatchDetail; rowNumber: number }) {
  const { detail, rowNumber } = props;
  const { tenantId, batchId, loadedAt, rowsTotal = 0 } = detail.batch;
  const id = useId();
  const api = useApi(uploadsApiRef);
  const { value, error, retrying, refresh } = useAsyncResource({
    key: [tenantId, batchId, loadedAt, rowNumber].join(' '),
    load: signal => api.getRow({ tenantId, batchId, rowNumber }, { signal }),
  });
  const unknown =
    error !== undefined && describeError(error).code === 'ROW_NOT_FOUND';
  return (
    <Box
      role="dialog"
      aria-modal
      aria-labelledby={id}
      sx={{ p: { xs: 2, md: 3 } }}
    >
      <PanelHead
        id={id}
        rowNumber={rowNumber}
        row={value}
        rowsTotal={rowsTotal}
      />
      {unknown && (
        <Typography>
          The file has no such row: it has {formatCount(rowsTotal)}.
        </Typography>
      )}
      {error !== undefined && !unknown && (
        <ErrorNotice
          title="The row could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {value && <RowAccount detail={detail} row={value} />}
      {!value && error === undefined && (
        <LoadingSkeleton parts={[240, 120]} label="Loading row" />
      )}
    </Box>
  );
}

/** The row that the URL names, with its record and its original text beside it. */
export function RowPanel({ detail }: { detail: BatchDetail }) {
  const { open, show } = useRowView();
  return (
    <Drawer
      anchor="right"
      open={open !== undefined}
      onClose={() => show()}
      PaperProps={{ sx: { width: { xs: '100%', md: 'min(1100px, 85vw)' } } }}
    >
      {open !== undefined && <PanelContent detail={detail} rowNumber={open} />}
    </Drawer>
  );
}
