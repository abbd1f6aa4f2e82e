import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  formatBytes,
  formatCount,
} from '@tieout/plugin-tenants-react';
import type {
  Batch,
  RowDetail,
  RowOriginal,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { Section } from '../batch/Section';
import { useDownload } from '../download/useDownload';
import { CopyButton } from './CopyButton';
import { VisibleText } from './VisibleText';

function placeWords({ byteStart, byteLength, whole }: RowOriginal): string {
  if (byteStart === undefined || byteLength === undefined) {
    return 'This is what was kept when the row was rejected; where it lies in the file was not.';
  }
  const place = `Bytes ${formatCount(byteStart + 1)} to ${formatCount(byteStart + byteLength)} of the file.`;
  return whole
    ? place
    : `${place} The row has ${formatBytes(byteLength)}, of which the beginning is shown.`;
}

interface DownloadOriginalProps {
  batch: Batch;
  rowNumber: number;
}

function DownloadOriginal({ batch, rowNumber }: DownloadOriginalProps) {
  const api = useApi(uploadsApiRef);
  const { start, running, error } = useDownload();
  const { tenantId, batchId } = batch;
  return (
    <>
      <Button
        size="small"
        disabled={running}
        onClick={() =>
          start(
            () => api.downloadRowOriginal({ tenantId, batchId, rowNumber }),
            `${batch.fileName}.row-${rowNumber}.txt`,
          )
        }
      >
        Download the whole row
      </Button>
      {error !== undefined && (
        <ErrorNotice title="The row could not be downloaded" error={error} />
      )}
    </>
  );
}

/** A row as it stands in the file, where the file is there. */
export function OriginalText({ batch, row }: { batch: Batch; row: RowDetail }) {
  const { original, rowNumber } = row;
  if (!original) {
    return (
      <Section title="Original text">
        <Typography color="text.secondary">
          The stored file is not there any more, and the text of the row with
          it.
        </Typography>
      </Section>
    );
  }
  const cut = !original.whole && original.byteLength !== undefined;
  return (
    <Section
      title="Original text"
      actions={<CopyButton text={original.text} what="original" />}
    >
      <Box
        component="pre"
        tabIndex={0}
        role="region"
        aria-label="The row as it is in the file"
        sx={{
          m: 0,
          p: 1.5,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          fontSize: 13,
          lineHeight: 1.6,
          maxHeight: '60vh',
          overflow: 'auto',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        <VisibleText text={original.text} />
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {placeWords(original)}
      </Typography>
      {cut && <DownloadOriginal batch={batch} rowNumber={rowNumber} />}
    </Section>
  );
}
