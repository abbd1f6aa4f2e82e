import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import {
  ErrorNotice,
  formatCount,
  LoadingSkeleton,
  StateChip,
  useAsyncResource,
  useTenant,
} from '@tieout/plugin-tenants-react';
import type {
  Batch,
  BatchPage,
  BatchStatus,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { progressWords, waitingWords } from '../batch/progressWords';
import { needsMe } from '../batches/batchListView';
import { useUploadsLinks } from '../useUploadsLinks';

const MOVING_POLL_MS = 3_000;
const CALM_POLL_MS = 15_000;
const LONGEST_LIST = 5;

/** What a reader asks of the batches, in the order of urgency. */
const questions: ReadonlyArray<{
  name: string;
  statuses: readonly BatchStatus[];
}> = [
  { name: 'Failed', statuses: ['failed'] },
  { name: 'In work', statuses: ['parsing', 'transforming'] },
  { name: 'Waiting', statuses: ['received', 'loaded'] },
];

function countOf(page: BatchPage, statuses: readonly BatchStatus[]): number {
  return statuses.reduce(
    (total, status) => total + (page.countsByStatus[status] ?? 0),
    0,
  );
}

function urgency({ status }: Batch): number {
  return questions.findIndex(({ statuses }) => statuses.includes(status));
}

function Counts({ page }: { page: BatchPage }) {
  const links = useUploadsLinks();
  return (
    <Box
      component="dl"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 5, m: 0 }}
    >
      {questions.map(({ name, statuses }) => {
        const count = countOf(page, statuses);
        return (
          <div key={name}>
            <Typography component="dt" variant="body2" color="text.secondary">
              {name}
            </Typography>
            <Typography
              component="dd"
              variant="h6"
              sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}
            >
              <Link
                component={RouterLink}
                to={links.batches({ status: statuses.join(',') })}
                aria-label={`${name}: ${formatCount(count)} batches`}
                color={name === 'Failed' && count > 0 ? 'error' : 'inherit'}
              >
                {formatCount(count)}
              </Link>
            </Typography>
          </div>
        );
      })}
    </Box>
  );
}

function OpenBatches({ batches }: { batches: readonly Batch[] }) {
  const links = useUploadsLinks();
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 2 }}>
      {batches.map(batch => (
        <Box
          key={batch.batchId}
          component="li"
          sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'baseline' }}
        >
          <StateChip state={batch.status} reason={waitingWords(batch)} />
          <Box sx={{ minWidth: 0 }}>
            <Link
              component={RouterLink}
              to={links.batch(batch.batchId)}
              variant="body2"
              sx={{ overflowWrap: 'anywhere' }}
            >
              {batch.fileName}
            </Link>
            <Typography variant="body2" color="text.secondary">
              {progressWords(batch)}
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Summary({ page }: { page: BatchPage }) {
  const all = Object.values(page.countsByStatus).reduce((a, b) => a + b, 0);
  if (all === 0) {
    return (
      <Typography>
        None yet. Each uploaded file becomes a batch that you can follow here.
      </Typography>
    );
  }
  if (countOf(page, needsMe) === 0) {
    return (
      <Typography>
        Nothing needs you: all {formatCount(all)} batches are ready or
        cancelled.
      </Typography>
    );
  }
  const urgentFirst = [...page.items].sort((a, b) => urgency(a) - urgency(b));
  return (
    <>
      <Counts page={page} />
      <OpenBatches batches={urgentFirst.slice(0, LONGEST_LIST)} />
    </>
  );
}

/** On the home page: which batches failed, are in work or wait, and for what. */
export function BatchesCard() {
  const api = useApi(uploadsApiRef);
  const { tenantId } = useTenant().tenant;
  const links = useUploadsLinks();
  const { value, error, retrying, refresh } = useAsyncResource({
    key: tenantId,
    load: signal =>
      api.listBatches(
        tenantId,
        { status: [...needsMe], limit: 25 },
        { signal },
      ),
    pollMs: ({ items }) =>
      items.some(({ status }) => status !== 'failed')
        ? MOVING_POLL_MS
        : CALM_POLL_MS,
  });
  return (
    <InfoCard
      variant="gridItem"
      title="Batches"
      deepLink={{ title: 'Open batches', link: links.batches() }}
    >
      {value && <Summary page={value} />}
      {!value && error !== undefined && (
        <ErrorNotice
          title="The batches could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {!value && error === undefined && (
        <LoadingSkeleton parts={[48, 80]} label="Loading batches" />
      )}
    </InfoCard>
  );
}
