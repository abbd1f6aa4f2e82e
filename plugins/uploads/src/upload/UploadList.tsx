import { useCallback, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { isOpen, type Batch } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { newerBatch } from '../live/newerBatch';
import { useLiveBatches } from '../live/useLiveBatches';
import { summariseUploads } from './summariseUploads';
import { isUnderWay, type UploadItem } from './UploadItem';
import type { UploadQueue } from './UploadQueue';
import { UploadRow } from './UploadRow';
import { useUploadsLinks } from '../useUploadsLinks';

/** The newest account of each item's batch, by item id, followed while any moves. */
function useUploadedBatches(tenantId: string, items: readonly UploadItem[]) {
  const api = useApi(uploadsApiRef);
  const [seen, setSeen] = useState<ReadonlyMap<string, Batch>>(new Map());
  const learn = useCallback((batches: readonly Batch[]) => {
    setSeen(
      known =>
        new Map([...known, ...batches.map(b => [b.batchId, b] as const)]),
    );
  }, []);
  const batches = new Map(
    items.flatMap(({ id, batch }) =>
      batch ? [[id, newerBatch(batch, seen.get(batch.batchId))] as const] : [],
    ),
  );
  useLiveBatches({
    tenantId,
    enabled: [...batches.values()].some(({ status }) => isOpen(status)),
    onBatch: batch => learn([batch]),
    refresh: async signal => {
      const page = await api.listBatches(tenantId, { limit: 100 }, { signal });
      learn(page.items);
    },
  });
  return batches;
}

/** Props of {@link UploadList}. */
export interface UploadListProps {
  tenantId: string;
  /** The items of that tenant. */
  items: readonly UploadItem[];
  queue: UploadQueue;
}

/** The files that were handed over, and a summary of what became of them. */
export function UploadList({ tenantId, items, queue }: UploadListProps) {
  const links = useUploadsLinks();
  const batches = useUploadedBatches(tenantId, items);
  const failed = items.filter(({ state }) => state === 'failed');
  const busy = items.some(isUnderWay);
  return (
    <Box component="section" aria-label="Uploads">
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}
      >
        <Typography variant="h5" component="h2" sx={{ m: 0 }}>
          {busy ? 'Uploading' : 'Done'}
        </Typography>
        <Typography role="status">{summariseUploads(items)}</Typography>
        <Box sx={{ flex: 1 }} />
        {failed.length > 1 && (
          <Button
            size="small"
            onClick={() => failed.forEach(({ id }) => queue.retry(id))}
          >
            Upload all failed again
          </Button>
        )}
        {!busy && (
          <>
            <Button size="small" onClick={() => queue.clearFinished(tenantId)}>
              Clear list
            </Button>
            <Link component={RouterLink} to={links.batches()} variant="body2">
              See all batches
            </Link>
          </>
        )}
      </Box>
      {busy && (
        <Typography variant="body2" color="text.secondary">
          You can go to other pages of the portal; the uploads go on. Keep this
          browser tab open.
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {items.map(item => (
          <UploadRow
            key={item.id}
            item={item}
            batch={batches.get(item.id)}
            queue={queue}
          />
        ))}
      </Box>
    </Box>
  );
}
