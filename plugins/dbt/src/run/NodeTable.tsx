import { useId } from 'react';
import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import {
  DenseTable,
  EmptyState,
  formatCount,
  formatDuration,
  StateChip,
} from '@tieout/plugin-tenants-react';
import type { Run, RunNode } from '@tieout/plugin-dbt-common';
import { nodeDurationMs, nodeSpan } from './nodeSpan';
import { nodeState } from './runState';

/** Props of {@link NodeTable}. */
export interface NodeTableProps {
  run: Run;
  nodes: RunNode[];
  /** The present, for nodes that still run. */
  now: Date;
}

function SpanBar({ node, run, now }: { node: RunNode; run: Run; now: Date }) {
  const span = nodeSpan(node, run, now);
  return (
    <Box
      aria-hidden
      sx={{ position: 'relative', height: 12, bgcolor: 'action.hover' }}
    >
      {span && (
        <Box
          sx={{
            position: 'absolute',
            left: `${span.start}%`,
            width: `${span.width}%`,
            minWidth: 2,
            height: '100%',
            bgcolor:
              nodeState(node.status) === 'failed'
                ? 'error.main'
                : 'primary.main',
          }}
        />
      )}
    </Box>
  );
}

function NodeRow({ node, run, now }: { node: RunNode; run: Run; now: Date }) {
  const duration = nodeDurationMs(node, now);
  return (
    <TableRow>
      <TableCell>
        <StateChip state={nodeState(node.status)} />
      </TableCell>
      <TableCell component="th" scope="row" title={node.uniqueId}>
        {/* Names of tests can be longer than a screen is wide. */}
        <Box
          sx={{
            maxWidth: { xs: 280, lg: 420, xl: 640 },
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          {node.name}
        </Box>
      </TableCell>
      <TableCell>{node.resourceType}</TableCell>
      <TableCell align="right">
        {node.rowsAffected === undefined ? '' : formatCount(node.rowsAffected)}
      </TableCell>
      <TableCell align="right">
        {duration === undefined ? '' : formatDuration(duration)}
      </TableCell>
      <TableCell sx={{ width: '35%', minWidth: 160 }}>
        <SpanBar node={node} run={run} now={now} />
      </TableCell>
    </TableRow>
  );
}

/** The nodes of a run in the order they started, each as a bar on the run's time line. */
export function NodeTable({ run, nodes, now }: NodeTableProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <Typography id={headingId} component="h2" variant="h5" gutterBottom>
        Where did the time go?
      </Typography>
      {nodes.length === 0 ? (
        <EmptyState title="No nodes yet">
          The models and tests that dbt builds appear here, each with its
          duration, as soon as the first one starts.
        </EmptyState>
      ) : (
        <DenseTable label="Nodes of the run" maxHeight={640}>
          <TableHead>
            <TableRow>
              <TableCell>State</TableCell>
              <TableCell>Node</TableCell>
              <TableCell>Kind</TableCell>
              <TableCell align="right">Rows</TableCell>
              <TableCell align="right">Duration</TableCell>
              <TableCell>From start to end of the run</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {nodes.map(node => (
              <NodeRow key={node.uniqueId} node={node} run={run} now={now} />
            ))}
          </TableBody>
        </DenseTable>
      )}
    </section>
  );
}
