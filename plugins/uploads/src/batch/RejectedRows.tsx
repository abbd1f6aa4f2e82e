import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  useAsyncResource,
  useTenant,
  useViewState,
} from '@tieout/plugin-tenants-react';
import type { Batch, BatchDetail } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { useDownload } from '../download/useDownload';
import { CorrectedRows } from './CorrectedRows';
import { RejectedTable } from './RejectedTable';
import { Section } from './Section';
import { correctedOf } from './supplementsOf';
import { useUploadsLinks } from '../useUploadsLinks';

function DownloadRejected({ batch }: { batch: Batch }) {
  const api = useApi(uploadsApiRef);
  const { start, running, error } = useDownload();
  return (
    <>
      <Button
        size="small"
        disabled={running}
        onClick={() =>
          start(
            () => api.downloadRejectedRows(batch),
            `${batch.fileName}.rejected.csv`,
          )
        }
      >
        Download as CSV
      </Button>
      {error !== undefined && (
        <ErrorNotice
          title="The rejected rows could not be downloaded"
          error={error}
        />
      )}
    </>
  );
}

interface RejectedPagerProps {
  /** Of the page shown; absent on the first. */
  cursor?: string;
  next?: string;
  onTurn: (cursor?: string) => void;
}

function RejectedPager({ cursor, next, onTurn }: RejectedPagerProps) {
  if (!cursor && !next) return null;
  return (
    <Box component="nav" aria-label="Pages of rejected rows">
      <Button size="small" disabled={!cursor} onClick={() => onTurn()}>
        First page
      </Button>
      <Button size="small" disabled={!next} onClick={() => onTurn(next)}>
        Next page
      </Button>
    </Box>
  );
}

/** The way to upload corrected rows; those of a supplement go to the batch that it supplements. */
function UploadCorrected({ batch }: { batch: Batch }) {
  const links = useUploadsLinks();
  const { tenant } = useTenant();
  const { batchId, storeId, supplementsBatchId } = batch;
  if (tenant.role === 'viewer') return null;
  const supplements = supplementsBatchId ?? batchId;
  return (
    <Button
      size="small"
      component={RouterLink}
      to={links.uploadBound({ supplements }, storeId)}
    >
      Upload the corrected rows
    </Button>
  );
}

// Of no other can rejected rows be corrected.
const LOADED: ReadonlySet<Batch['status']> = new Set([
  'loaded',
  'transforming',
  'ready',
]);

/** The rows of the file that were not loaded, each with its reason, and the way to correct them. */
export function RejectedRows({
  batch,
  related,
}: Pick<BatchDetail, 'batch' | 'related'>) {
  const api = useApi(uploadsApiRef);
  const [{ rejected: cursor }, setView] = useViewState(['rejected']);
  const { tenantId, batchId, rowsRejected = 0 } = batch;
  const isLoaded = LOADED.has(batch.status);
  const isLeft = rowsRejected > correctedOf(related);
  const page = useAsyncResource({
    key: [tenantId, batchId, cursor, batch.loadedAt].join(' '),
    load: signal =>
      api.listRejectedRows({ tenantId, batchId }, { cursor }, { signal }),
    keepPrevious: true,
  });
  return (
    <Section
      title={`Rejected rows (${formatCount(rowsRejected)})`}
      actions={
        isLeft && (
          <>
            <DownloadRejected batch={batch} />
            {isLoaded && <UploadCorrected batch={batch} />}
          </>
        )
      }
    >
      {isLoaded && <CorrectedRows batch={batch} related={related} />}
      {page.error !== undefined && (
        <ErrorNotice
          title="The rejected rows could not be loaded"
          error={page.error}
          retrying={page.retrying}
          onRetry={page.refresh}
        />
      )}
      {page.value && <RejectedTable rows={page.value.items} opens />}
      {!page.value && page.error === undefined && (
        <LoadingSkeleton parts={[200]} label="Loading rejected rows" />
      )}
      <RejectedPager
        cursor={cursor}
        next={page.value?.nextCursor}
        onTurn={rejected => setView({ rejected }, { push: true })}
      />
    </Section>
  );
}
