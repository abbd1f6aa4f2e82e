import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  formatDuration,
  RelativeTime,
  ShortId,
  useTenantLink,
} from '@tieout/plugin-tenants-react';
import type { Run } from '@tieout/plugin-dbt-common';
import { batchRouteRef } from '../routes';
import { runDurationMs } from './runSummary';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Typography component="dt" variant="body2" color="text.secondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body1" sx={{ m: 0 }}>
        {children}
      </Typography>
    </div>
  );
}

function Batches({ batchIds }: { batchIds: string[] }) {
  const link = useTenantLink();
  const batch = useRouteRef(batchRouteRef);
  if (batchIds.length === 0) {
    return <>none</>;
  }
  return (
    <>
      {batchIds.map(batchId => (
        <Box key={batchId} component="span" sx={{ mr: 1.5 }}>
          {batch ? (
            <Link to={link(batch({ batchId }))}>…{batchId.slice(-8)}</Link>
          ) : (
            <ShortId id={batchId} label="batch id" />
          )}
        </Box>
      ))}
    </>
  );
}

/** Key facts of a run, with links to the batches it was for. */
export function RunFacts({ run, now }: { run: Run; now: Date }) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 5,
        rowGap: 1.5,
        m: 0,
      }}
    >
      <Fact name="Started">
        <RelativeTime at={run.startedAt} />
      </Fact>
      <Fact name={run.finishedAt ? 'Took' : 'Running for'}>
        {formatDuration(runDurationMs(run, now))}
      </Fact>
      <Fact name="Batches">
        <Batches batchIds={run.batchIds} />
      </Fact>
      <Fact name="Ran">
        {run.runner === 'local' ? 'on this portal' : run.runner}
        {run.dbtVersion && `, dbt ${run.dbtVersion}`}
      </Fact>
      <Fact name="Run id">
        <ShortId id={run.runId} label="run id" />
      </Fact>
      {run.invocationId && (
        <Fact name="dbt invocation">
          <ShortId id={run.invocationId} label="dbt invocation id" />
        </Fact>
      )}
    </Box>
  );
}
