import Typography from '@mui/material/Typography';
import { InfoCard } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  ErrorNotice,
  LoadingSkeleton,
  RelativeTime,
  StateChip,
  useAsyncResource,
  useTenant,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import type { Run } from '@tieout/plugin-dbt-common';
import { dbtApiRef } from '../api/dbtApiRef';
import { runSummary } from '../run/runSummary';
import { rootRouteRef, runRouteRef } from '../routes';
import { DbtStatusNotice } from '../status/DbtStatusNotice';

const POLL_MS = 15_000;

function Latest({ run }: { run?: Run }) {
  if (!run) {
    return (
      <Typography>
        None yet. The first starts by itself once a batch is loaded.
      </Typography>
    );
  }
  return (
    <Typography component="div">
      <StateChip state={run.status} /> <RelativeTime at={run.startedAt} />
      <div>{runSummary(run, new Date())}</div>
      {run.failure?.message}
    </Typography>
  );
}

/** On the home page: whether the marts are being built as they should. */
export function LatestRunCard() {
  const api = useApi(dbtApiRef);
  const { tenantId } = useTenant().tenant;
  const link = useTenantLink();
  const list = useRouteRef(rootRouteRef);
  const runPath = useRouteRef(runRouteRef);
  const { value, error, retrying, refresh } = useAsyncResource({
    key: tenantId,
    load: () => api.listRuns(tenantId, { limit: 1 }),
    pollMs: POLL_MS,
  });
  const run = value?.items.at(0);
  const to = run ? runPath({ runId: run.runId }) : list();
  return (
    <InfoCard
      variant="gridItem"
      title="Latest dbt run"
      deepLink={{ title: run ? 'Open the run' : 'All runs', link: link(to) }}
    >
      <DbtStatusNotice />
      {value && <Latest run={run} />}
      {!value && error !== undefined && (
        <ErrorNotice
          title="The latest run could not be loaded"
          error={error}
          retrying={retrying}
          onRetry={refresh}
        />
      )}
      {!value && error === undefined && (
        <LoadingSkeleton parts={[48]} label="Loading the latest run" />
      )}
    </InfoCard>
  );
}
