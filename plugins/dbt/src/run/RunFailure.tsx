import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import type { Run, RunNode } from '@tieout/plugin-dbt-common';
import { nodeState } from './runState';

/** Why a run failed: its own reason and code, then what each failed node said. */
export function RunFailure({ run, nodes }: { run: Run; nodes: RunNode[] }) {
  if (!run.failure) {
    return null;
  }
  const failed = nodes.filter(node => nodeState(node.status) === 'failed');
  return (
    <Alert
      severity={run.status === 'failed' ? 'error' : 'warning'}
      variant="outlined"
    >
      <AlertTitle>{run.failure.message}</AlertTitle>
      Code: <code>{run.failure.code}</code>
      {failed.length > 0 && (
        <Box component="ul" sx={{ mb: 0, pl: 2.5 }}>
          {failed.map(node => (
            <li key={node.uniqueId}>
              <strong>{node.name}</strong>
              {node.message && (
                <Box
                  component="pre"
                  tabIndex={0}
                  sx={{
                    m: 0,
                    whiteSpace: 'pre-wrap',
                    overflowWrap: 'anywhere',
                  }}
                >
                  {node.message}
                </Box>
              )}
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}
