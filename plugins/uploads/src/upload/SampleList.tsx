import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useApi } from '@backstage/core-plugin-api';
import type { Store } from '@tieout/plugin-tenants-common';
import {
  ErrorNotice,
  formatBytes,
  LoadingSkeleton,
  saveBlob,
  useAsyncResource,
} from '@tieout/plugin-tenants-react';
import type { Sample } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { storeForSample } from './storeChoice';

/** Props of {@link SampleList}. */
export interface SampleListProps {
  stores: readonly Store[];
  chosen?: Store;
  onFile: (file: File, store: Store) => void;
}

interface SampleCardProps {
  sample: Sample;
  store?: Store;
  onUse: () => void;
  onDownload: () => void;
  busy: boolean;
}

function SampleCard(props: SampleCardProps) {
  const { sample, store, onUse, onDownload, busy } = props;
  return (
    <Card variant="outlined" component="li">
      <CardContent sx={{ pb: 0 }}>
        <Typography variant="subtitle1" component="h3" sx={{ m: 0 }}>
          {sample.title}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {sample.description}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {sample.name}, {formatBytes(sample.byteSize)}
          {store && `, goes to ${store.name}`}
        </Typography>
      </CardContent>
      <CardActions>
        <Button
          size="small"
          disabled={busy || !store}
          onClick={onUse}
          aria-label={`Use this sample: ${sample.title}`}
        >
          Use this sample
        </Button>
        <Button
          size="small"
          disabled={busy}
          onClick={onDownload}
          aria-label={`Download ${sample.name}`}
        >
          Download
        </Button>
      </CardActions>
    </Card>
  );
}

function useSampleFetch() {
  const api = useApi(uploadsApiRef);
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const fetchSample = async (name: string, onFetched: (blob: Blob) => void) => {
    setBusy(name);
    setError(undefined);
    try {
      onFetched(await api.downloadSample(name));
    } catch (failure) {
      setError(failure);
    }
    setBusy(undefined);
  };
  return { busy, error, fetchSample };
}

/** Synthetic files to try the portal with. */
export function SampleList({ stores, chosen, onFile }: SampleListProps) {
  const api = useApi(uploadsApiRef);
  const samples = useAsyncResource({
    key: 'samples',
    load: signal => api.listSamples({ signal }),
  });
  const { busy, error, fetchSample } = useSampleFetch();
  if (samples.error !== undefined) {
    return (
      <ErrorNotice
        title="The samples could not be listed"
        error={samples.error}
        retrying={samples.retrying}
        onRetry={samples.refresh}
      />
    );
  }
  if (!samples.value) {
    return <LoadingSkeleton parts={[32, 140]} label="Loading samples" />;
  }
  if (samples.value.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="samples-heading">
      <Typography variant="h5" component="h2" id="samples-heading">
        Samples to try
      </Typography>
      {error !== undefined && (
        <ErrorNotice title="The sample could not be fetched" error={error} />
      )}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
        }}
      >
        {samples.value.map(sample => {
          const store = storeForSample(stores, chosen, sample.marketplace);
          return (
            <SampleCard
              key={sample.name}
              sample={sample}
              store={store}
              busy={busy === sample.name}
              onUse={() =>
                fetchSample(sample.name, blob => {
                  if (store) onFile(new File([blob], sample.name), store);
                })
              }
              onDownload={() =>
                fetchSample(sample.name, blob => saveBlob(blob, sample.name))
              }
            />
          );
        })}
      </Box>
    </Box>
  );
}
