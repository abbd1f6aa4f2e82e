import { useCallback, useState, type RefObject } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { formatCount } from '@tieout/plugin-tenants-react';
import { isOpen, type Batch } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { newerBatch } from '../live/newerBatch';
import { useLiveBatches } from '../live/useLiveBatches';
import { isPlainlyFine } from './isPlainlyFine';
import { summariseUploads } from './summariseUploads';
import {
  canBeSentAgain,
  isToBeSent,
  isUndecided,
  isUnderWay,
  isUnfinished,
  type UploadItem,
  type UploadState,
} from './UploadItem';
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

function titleOf(items: readonly UploadItem[]): string {
  const any = (...states: UploadState[]) =>
    items.some(({ state }) => states.includes(state));
  if (any('waiting', 'uploading')) return 'Uploading';
  if (any('inspecting', 'committing')) return 'Looking at the files';
  return items.some(isUndecided) ? 'To commit' : 'Done';
}

/** Offers to commit at once what asks for no look; nothing where that is a single file or none. */
function CommitAll({ items, onCommit }: CommitAllProps) {
  const ready = items.filter(({ state }) => state === 'inspected');
  const fine = ready.filter(
    ({ inspection }) => inspection && isPlainlyFine(inspection),
  );
  if (fine.length < 2) return null;
  return (
    <Button size="small" variant="contained" onClick={() => onCommit(fine)}>
      {fine.length === ready.length
        ? 'Commit all'
        : `Commit the ${formatCount(fine.length)} that are in order`}
    </Button>
  );
}

interface CommitAllProps {
  items: readonly UploadItem[];
  onCommit: (items: readonly UploadItem[]) => void;
}

function Advice({ items }: { items: readonly UploadItem[] }) {
  if (!items.some(isUnfinished)) return null;
  return (
    <Typography variant="body2" color="text.secondary">
      Nothing is loaded before it is committed.{' '}
      {items.some(isToBeSent)
        ? 'You can go to other pages of the portal and come back; keep this browser tab open until the files are sent.'
        : 'What is not committed is forgotten after a day.'}
    </Typography>
  );
}

/** Props of {@link UploadList}. */
export interface UploadListProps {
  tenantId: string;
  /** The items of that tenant. */
  items: readonly UploadItem[];
  queue: UploadQueue;
  /** Where the focus goes when what had it is gone. */
  heading: RefObject<HTMLHeadingElement>;
}

function ListActions({ tenantId, items, queue, onLeave }: ListActionsProps) {
  const links = useUploadsLinks();
  const failed = items.filter(
    item => item.state === 'failed' && canBeSentAgain(item),
  );
  const idle = !items.some(isUnderWay);
  const over = items.some(item => !isUnfinished(item));
  return (
    <>
      <CommitAll
        items={items}
        onCommit={fine => {
          onLeave();
          fine.forEach(({ id }) => void queue.commit(id));
        }}
      />
      {failed.length > 1 && (
        <Button
          size="small"
          onClick={() => failed.forEach(({ id }) => queue.retry(id))}
        >
          Upload all failed again
        </Button>
      )}
      {idle && over && (
        <>
          <Button size="small" onClick={() => queue.clearFinished(tenantId)}>
            {items.some(isUnfinished) ? 'Clear what is over' : 'Clear list'}
          </Button>
          <Link component={RouterLink} to={links.batches()} variant="body2">
            See all batches
          </Link>
        </>
      )}
    </>
  );
}

interface ListActionsProps extends Omit<UploadListProps, 'heading'> {
  onLeave: () => void;
}

/** The files that were handed over, what is in them, and a summary of what became of them. */
export function UploadList(props: UploadListProps) {
  const { tenantId, items, queue, heading } = props;
  const batches = useUploadedBatches(tenantId, items);
  const onLeave = () => heading.current?.focus();
  return (
    <Box component="section" aria-label="Uploads">
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}
      >
        <Typography
          ref={heading}
          tabIndex={-1}
          variant="h5"
          component="h2"
          sx={{ m: 0 }}
        >
          {titleOf(items)}
        </Typography>
        <Typography role="status">{summariseUploads(items)}</Typography>
        <Box sx={{ flex: 1 }} />
        <ListActions
          tenantId={tenantId}
          items={items}
          queue={queue}
          onLeave={onLeave}
        />
      </Box>
      <Advice items={items} />
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {items.map(item => (
          <UploadRow
            key={item.id}
            item={item}
            batch={batches.get(item.id)}
            queue={queue}
            onLeave={onLeave}
          />
        ))}
      </Box>
    </Box>
  );
}
