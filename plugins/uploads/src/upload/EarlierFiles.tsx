import { useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { flushSync } from 'react-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  describeError,
  ErrorNotice,
  useAsyncResource,
  useTenant,
} from '@tieout/plugin-tenants-react';
import type {
  InspectionPage,
  InspectionSummary,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { useUploadsLinks } from '../useUploadsLinks';
import { EarlierFile } from './EarlierFile';
import type { UploadQueue } from './UploadQueue';

const POLL_MS = 3_000;

function isMoving({ items }: InspectionPage): boolean {
  return items.some(
    ({ status }) => status === 'waiting' || status === 'running',
  );
}

/** One page after the other, each by the cursor of the one before. */
function useEarlierFiles(tenantId: string) {
  const api = useApi(uploadsApiRef);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const resource = useAsyncResource({
    key: `${tenantId} ${cursor}`,
    load: signal => api.listInspections(tenantId, { cursor }, { signal }),
    pollMs: page => (isMoving(page) ? POLL_MS : false),
    keepPrevious: true,
  });
  const nextCursor = resource.value?.nextCursor;
  return {
    resource,
    toOlder:
      nextCursor === undefined
        ? undefined
        : () => setCursors([...cursors, nextCursor]),
    toNewer:
      cursor === undefined ? undefined : () => setCursors(cursors.slice(0, -1)),
  };
}

function useDiscard(onDiscarded: () => void) {
  const api = useApi(uploadsApiRef);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<unknown>();
  const discard = async ({ tenantId, inspectionId }: InspectionSummary) => {
    setError(undefined);
    try {
      await api.dropInspection({ tenantId, inspectionId });
    } catch (failure) {
      if (describeError(failure).status !== 404) {
        setError(failure);
        return;
      }
    }
    setGone(known => new Set([...known, inspectionId]));
    onDiscarded();
  };
  return { gone, error, discard };
}

function Pager({ toNewer, toOlder }: PagerProps) {
  if (!toNewer && !toOlder) return null;
  return (
    <Box component="nav" aria-label="Pages of files" sx={{ mt: 1 }}>
      <Button size="small" disabled={!toNewer} onClick={toNewer}>
        Newer files
      </Button>
      <Button size="small" disabled={!toOlder} onClick={toOlder}>
        Older files
      </Button>
    </Box>
  );
}

interface PagerProps {
  toNewer?: () => void;
  toOlder?: () => void;
}

/** Props of {@link EarlierFiles}. */
export interface EarlierFilesProps {
  queue: UploadQueue;
  /** A file has gone to the list of uploads, and the button that took it there is gone. */
  onOpened: () => void;
}

/**
 * Files that the reader handed over at an earlier visit, here or elsewhere, and
 * did not decide about: each can be taken up again or discarded. Nothing where
 * there are none.
 */
export function EarlierFiles({ queue, onOpened }: EarlierFilesProps) {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const { resource, ...pages } = useEarlierFiles(tenant.tenantId);
  const heading = useRef<HTMLHeadingElement>(null);
  const { gone, error, discard } = useDiscard(() => {
    heading.current?.focus();
    resource.refresh();
  });
  if (!resource.value) {
    return resource.error === undefined ? null : (
      <ErrorNotice
        title="The files of earlier visits could not be listed"
        error={resource.error}
        retrying={resource.retrying}
        onRetry={resource.refresh}
      />
    );
  }
  const shown = resource.value.items.filter(
    ({ inspectionId }) => !gone.has(inspectionId) && !queue.knows(inspectionId),
  );
  if (shown.length === 0 && !pages.toOlder && !pages.toNewer) return null;
  const storeName = (storeId: string) =>
    tenant.stores.find(store => store.storeId === storeId)?.name ??
    'a store that is gone';
  const open = (file: InspectionSummary) => {
    const { tenantId, storeId } = file;
    flushSync(() =>
      queue.resume(file, {
        tenantId,
        storeId,
        storeName: storeName(storeId),
        addresses: batchId => links.addresses(batchId, storeId),
      }),
    );
    onOpened();
  };
  return (
    <Box component="section" aria-labelledby="earlier-files-heading">
      <Typography
        id="earlier-files-heading"
        ref={heading}
        tabIndex={-1}
        variant="h5"
        component="h2"
        sx={{ m: 0 }}
      >
        Not committed yet
      </Typography>
      <Typography variant="body2" color="text.secondary">
        Files that you had looked at before. Nothing of them is loaded until you
        commit it.
      </Typography>
      {error !== undefined && (
        <ErrorNotice title="The file could not be discarded" error={error} />
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {shown.map(file => (
          <EarlierFile
            key={file.inspectionId}
            file={file}
            storeName={storeName(file.storeId)}
            onOpen={() => open(file)}
            onDiscard={() => void discard(file)}
          />
        ))}
      </Box>
      <Pager {...pages} />
    </Box>
  );
}
