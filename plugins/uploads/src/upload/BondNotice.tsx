import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice, formatCount } from '@tieout/plugin-tenants-react';
import { useUploadsLinks } from '../useUploadsLinks';
import type { BondChoice } from './useBond';

/** Says to which batch the next file is bound, and lets the reader unbind it. */
export function BondNotice({ bond }: { bond: BondChoice }) {
  const links = useUploadsLinks();
  const { resource, kind, release } = bond;
  if (!kind) return null;
  if (resource.error !== undefined) {
    return (
      <ErrorNotice
        title="The batch to which the file is to be bound could not be loaded"
        error={resource.error}
        retrying={resource.retrying}
        onRetry={resource.refresh}
      />
    );
  }
  const batch = resource.value?.batch;
  if (!batch) return null;
  const { fileName, batchId, rowsLoaded = 0, rowsRejected = 0 } = batch;
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={
        <Button color="inherit" size="small" onClick={release}>
          {kind === 'replaces' ? 'Replace nothing' : 'Supplement nothing'}
        </Button>
      }
    >
      {kind === 'replaces'
        ? 'The next file replaces '
        : 'The next file holds mended rows of '}
      <Link component={RouterLink} underline="always" to={links.batch(batchId)}>
        {fileName}
      </Link>
      {kind === 'replaces'
        ? `: its ${formatCount(rowsLoaded)} rows go when the file is loaded, and stay if it fails.`
        : `, of which ${formatCount(rowsRejected)} were rejected. It is read as that file was.`}
    </Alert>
  );
}
