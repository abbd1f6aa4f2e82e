import { useParams } from 'react-router-dom';
import Stack from '@mui/material/Stack';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  LiveNote,
  LoadingSkeleton,
  StateChip,
  TieoutPage,
  useNow,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import type { RunDetail } from '@tieout/plugin-dbt-common';
import { rootRouteRef } from '../routes';
import { DbtStatusNotice } from '../status/DbtStatusNotice';
import { ArtifactList } from './ArtifactList';
import { NodeTable } from './NodeTable';
import { RunFacts } from './RunFacts';
import { RunFailure } from './RunFailure';
import { RunProgress } from './RunProgress';
import { runSummary } from './runSummary';
import { useRun } from './useRun';

function RunBody({ detail, now }: { detail: RunDetail; now: Date }) {
  const { run, nodes, artifacts } = detail;
  return (
    <>
      <RunFailure run={run} nodes={nodes} />
      {run.status === 'running' && <RunProgress run={run} />}
      <RunFacts run={run} now={now} />
      <NodeTable run={run} nodes={nodes} now={now} />
      <ArtifactList runId={run.runId} artifacts={artifacts} />
    </>
  );
}

/** One dbt run: what it did, what failed, its nodes on a time line, its artifacts. */
export function RunPage() {
  const { runId = '' } = useParams();
  const resource = useRun(runId);
  const { value, error, retrying, refresh } = resource;
  const now = useNow(1_000);
  const list = useRouteRef(rootRouteRef)();
  const link = useTenantLink();
  const run = value?.run;
  return (
    <TieoutPage
      title={`dbt run ${runId.slice(-8)}`}
      state={run && <StateChip state={run.status} />}
      summary={run && runSummary(run, now)}
      parent={{ title: 'dbt runs', to: link(list) }}
      switchTo={list}
    >
      <Stack spacing={3}>
        {run?.status !== 'succeeded' && <DbtStatusNotice />}
        {error !== undefined && (
          <ErrorNotice
            title="The run could not be loaded"
            error={error}
            retrying={retrying}
            onRetry={refresh}
          />
        )}
        {value && <RunBody detail={value} now={now} />}
        {!value && error === undefined && (
          <LoadingSkeleton parts={[96, 320, 80]} label="Loading the run" />
        )}
        <LiveNote resource={resource} live={run?.status === 'running'} />
      </Stack>
    </TieoutPage>
  );
}
