import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { tellFailure, type Batch } from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';

const titles = {
  parse: 'Failed while the file was read',
  transform: 'Failed while dbt built the marts',
} as const;

/** What happened to a failed batch, at which stage, under which code, and what to do. */
export function FailurePanel({ batch }: { batch: Batch }) {
  const links = useUploadsLinks();
  const { failure, status, dbtRunId } = batch;
  if (status !== 'failed' || !failure) return null;
  const { happened, remedy } = tellFailure(failure);
  return (
    <Alert severity="error" variant="outlined">
      <AlertTitle>{titles[failure.stage]}</AlertTitle>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {happened}
      </Typography>
      {remedy && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          <strong>What to do:</strong> {remedy}
        </Typography>
      )}
      {failure.stage === 'transform' && dbtRunId && links.dbtRun && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          <Link component={RouterLink} to={links.dbtRun(dbtRunId)}>
            Open the dbt run
          </Link>
        </Typography>
      )}
      <Typography variant="body2" sx={{ mt: 1 }}>
        Code: <code>{failure.code}</code>
      </Typography>
    </Alert>
  );
}
