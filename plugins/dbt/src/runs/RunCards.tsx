import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Link } from '@backstage/core-components';
import { RelativeTime, StateChip } from '@tieout/plugin-tenants-react';
import type { Run } from '@tieout/plugin-dbt-common';
import { runSummary } from '../run/runSummary';

/** Props of {@link RunCards}. */
export interface RunCardsProps {
  runs: readonly Run[];
  /** Address of a run's page. */
  linkTo: (run: Run) => string;
}

/** The runs of a page on a narrow screen. */
export function RunCards({ runs, linkTo }: RunCardsProps) {
  return (
    <Box
      component="ul"
      aria-label="dbt runs"
      sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
    >
      {runs.map(run => (
        <Card key={run.runId} component="li" variant="outlined" sx={{ p: 1.5 }}>
          <Box
            sx={{
              alignItems: 'baseline',
              columnGap: 1,
              display: 'flex',
              flexWrap: 'wrap',
              typography: 'body2',
            }}
          >
            <StateChip state={run.status} />
            <Link to={linkTo(run)}>…{run.runId.slice(-8)}</Link>
            <RelativeTime at={run.startedAt} />
          </Box>
          <Typography variant="body2" sx={{ mt: 0.5 }}>
            {run.failure?.message ?? runSummary(run, new Date())}
          </Typography>
        </Card>
      ))}
    </Box>
  );
}
