import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { Run } from '@tieout/plugin-dbt-common';
import { formatCount } from '@tieout/plugin-tenants-react';

/** How far a run is: nodes of nodes, and what it works on. */
export function RunProgress({ run }: { run: Run }) {
  const known = run.nodesTotal > 0;
  const share = known ? (run.nodesDone / run.nodesTotal) * 100 : 0;
  return (
    <Box>
      <LinearProgress
        aria-label="Progress of the run"
        variant={known ? 'determinate' : 'indeterminate'}
        value={share}
      />
      <Typography variant="body2" sx={{ mt: 1, minHeight: '1.5em' }}>
        {known
          ? `${formatCount(run.nodesDone)} of ${formatCount(run.nodesTotal)} nodes`
          : 'dbt reads its project'}
        {run.currentNode && `, now ${run.currentNode}`}
      </Typography>
    </Box>
  );
}
