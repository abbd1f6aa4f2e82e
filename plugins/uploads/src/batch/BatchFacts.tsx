import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import type { Store } from '@tieout/plugin-tenants-common';
import {
  ErrorNotice,
  formatBytes,
  formatCount,
  RelativeTime,
  ShortId,
} from '@tieout/plugin-tenants-react';
import type { Batch, BatchReading } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { storeName, actorName } from '../batches/batchColumns';
import { useDownload } from '../download/useDownload';
import { kindOfFileWords } from '../reading/readingWords';
import { Section } from './Section';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box>
      <Typography component="dt" variant="caption" color="text.secondary">
        {name}
      </Typography>
      <Typography
        component="dd"
        variant="body2"
        sx={{ m: 0, overflowWrap: 'anywhere' }}
      >
        {children}
      </Typography>
    </Box>
  );
}

function TimeFact({ name, at }: { name: string; at?: string }) {
  return at ? (
    <Fact name={name}>
      <RelativeTime at={at} />
    </Fact>
  ) : null;
}

/** What is known of a batch and its file. */
export function BatchFacts(props: {
  batch: Batch;
  reading?: BatchReading;
  stores: readonly Store[];
}) {
  const { batch, reading, stores } = props;
  const api = useApi(uploadsApiRef);
  const download = useDownload();
  return (
    <Section
      title="Key facts"
      actions={
        <Button
          size="small"
          disabled={download.running}
          onClick={() =>
            download.start(() => api.downloadFile(batch), batch.fileName)
          }
        >
          Download the original file
        </Button>
      }
    >
      {download.error !== undefined && (
        <ErrorNotice
          title="The file could not be downloaded"
          error={download.error}
        />
      )}
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
          m: 0,
          mt: 1,
        }}
      >
        <Fact name="Store">{storeName(stores, batch.storeId)}</Fact>
        <Fact name="File">{batch.fileName}</Fact>
        <Fact name="Size">
          {formatBytes(batch.byteSize)} ({formatCount(batch.byteSize)} bytes)
        </Fact>
        <Fact name="Report">
          {reading
            ? (kindOfFileWords(reading.plan) ?? 'not recognised')
            : (batch.profile ?? 'not recognised yet')}
        </Fact>
        <Fact name="Uploaded by">{actorName(batch.uploadedBy)}</Fact>
        <TimeFact name="Received" at={batch.receivedAt} />
        <TimeFact name="Loaded" at={batch.loadedAt} />
        <TimeFact name="Ready" at={batch.readyAt} />
        <Fact name="Checksum (SHA-256)">
          <ShortId id={batch.contentSha256} label="checksum" />
        </Fact>
        <Fact name="Batch id">
          <ShortId id={batch.batchId} label="batch id" />
        </Fact>
      </Box>
    </Section>
  );
}
