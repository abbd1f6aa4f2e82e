import Stack from '@mui/material/Stack';
import { useParams } from 'react-router-dom';
import {
  describeError,
  ErrorNotice,
  LoadingSkeleton,
  StateChip,
  TieoutPage,
  useTenant,
} from '@tieout/plugin-tenants-react';
import { isTakenBack } from '@tieout/plugin-uploads-common';
import { LiveStatusNote } from '../live/LiveStatusNote';
import { ReadingDetails } from '../reading/ReadingDetails';
import { LoadedRows } from '../rows/LoadedRows';
import { RowPanel } from '../rows/RowPanel';
import { AnswerPanel } from './AnswerPanel';
import { BatchActions } from './BatchActions';
import { BatchFacts } from './BatchFacts';
import { BatchHistory } from './BatchHistory';
import { BatchJobs } from './BatchJobs';
import { BatchNotFound } from './BatchNotFound';
import { BatchProgressPanel } from './BatchProgressPanel';
import { BatchTimeline } from './BatchTimeline';
import { FailurePanel } from './FailurePanel';
import { MapBatchColumns } from './MapBatchColumns';
import { openQuestions } from './openQuestions';
import { RawDetail } from './RawDetail';
import { ReadOtherwise } from './ReadOtherwise';
import { RejectedRows } from './RejectedRows';
import { RelatedBatches } from './RelatedBatches';
import { RowCounts } from './RowCounts';
import { Section } from './Section';
import { SettlementPanel } from './SettlementPanel';
import { summariseBatch } from './summariseBatch';
import { useBatch, type LiveBatch } from './useBatch';
import { useUploadsLinks } from '../useUploadsLinks';

// An id that is not even one is refused rather than looked for.
function isNotFound(error: unknown): boolean {
  const { status } = describeError(error);
  return status === 404 || status === 400;
}

type BatchAccountProps = Required<Pick<LiveBatch, 'detail'>> &
  Pick<LiveBatch, 'live' | 'onChanged'>;

function BatchAccount({ detail, live, onChanged }: BatchAccountProps) {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const { batch, reading } = detail;
  const questions = openQuestions(detail);
  const takenBack = isTakenBack(batch.status);
  return (
    <TieoutPage
      title={batch.fileName}
      state={<StateChip state={batch.status} size="medium" />}
      summary={summariseBatch(detail)}
      parent={{ title: 'Batches', to: links.batches() }}
      switchTo={links.batchesPath}
      actions={
        <BatchActions
          batch={batch}
          related={detail.related}
          asks={questions.length > 0}
          onChanged={onChanged}
        />
      }
    >
      <Stack spacing={3}>
        {batch.status !== 'ready' && !takenBack && (
          <LiveStatusNote status={live} />
        )}
        <FailurePanel batch={batch} />
        <MapBatchColumns batch={batch} />
        {questions.length > 0 && (
          <AnswerPanel
            batch={batch}
            choices={detail.choices}
            questions={questions}
            onChanged={onChanged}
          />
        )}
        <SettlementPanel detail={detail} onChanged={onChanged} />
        <BatchTimeline detail={detail} />
        <BatchProgressPanel batch={batch} />
        {!takenBack && <RowCounts batch={batch} />}
        <RelatedBatches related={detail.related} />
        {!takenBack && !!batch.rowsRejected && (
          <RejectedRows batch={batch} related={detail.related} />
        )}
        {!takenBack && !!batch.rowsLoaded && <LoadedRows detail={detail} />}
        {reading && (
          <Section title="How it was read">
            <ReadingDetails reading={reading} />
          </Section>
        )}
        <ReadOtherwise detail={detail} onChanged={onChanged} />
        <BatchFacts batch={batch} reading={reading} stores={tenant.stores} />
        <BatchJobs detail={detail} />
        <BatchHistory events={detail.events} told={batch.failure?.message} />
        <RawDetail detail={detail} />
      </Stack>
      <RowPanel detail={detail} />
    </TieoutPage>
  );
}

function BatchContent({ batchId }: { batchId: string }) {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  const { tenantId } = tenant;
  const { detail, resource, live, onChanged } = useBatch({ tenantId, batchId });
  const { error, retrying, refresh } = resource;
  const parent = { title: 'Batches', to: links.batches() };
  if (!detail && error !== undefined && isNotFound(error)) {
    return <BatchNotFound />;
  }
  if (!detail) {
    return (
      <TieoutPage title="Batch" parent={parent} switchTo={links.batchesPath}>
        {error === undefined ? (
          <LoadingSkeleton parts={[80, 60, 160, 200]} label="Loading batch" />
        ) : (
          <ErrorNotice
            title="The batch could not be loaded"
            error={error}
            retrying={retrying}
            onRetry={refresh}
          />
        )}
      </TieoutPage>
    );
  }
  return <BatchAccount detail={detail} live={live} onChanged={onChanged} />;
}

/** One batch: `/batches/:batchId`. For use below a TenantProvider. */
export function BatchPage() {
  const { batchId = '' } = useParams();
  const { tenant } = useTenant();
  return (
    <BatchContent key={`${tenant.tenantId} ${batchId}`} batchId={batchId} />
  );
}
