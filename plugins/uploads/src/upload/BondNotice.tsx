import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { ErrorNotice, formatCount } from '@tieout/plugin-tenants-react';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { correctedOf } from '../batch/supplementsOf';
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
  const detail = resource.value;
  if (!detail) return null;
  const { fileName, batchId } = detail.batch;
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={
        <Button color="inherit" size="small" onClick={release}>
          {kind === 'replaces' ? 'Replace nothing' : 'Correct nothing'}
        </Button>
      }
    >
      {kind === 'replaces'
        ? 'The next file replaces '
        : 'The next file holds corrected rows of '}
      <Link component={RouterLink} underline="always" to={links.batch(batchId)}>
        {fileName}
      </Link>
      {kind === 'replaces' ? replacedWords(detail) : correctedWords(detail)}
    </Alert>
  );
}

function replacedWords({ batch, related }: BatchDetail): string {
  const corrected = correctedOf(related);
  const also =
    corrected > 0
      ? ` and the ${formatCount(corrected)} that were corrected since`
      : '';
  return `: its ${formatCount(batch.rowsLoaded ?? 0)} rows${also} go when the file is loaded, and stay if it fails.`;
}

function correctedWords({ batch, related }: BatchDetail): string {
  const { rowsRejected = 0 } = batch;
  const left = rowsRejected - correctedOf(related);
  if (left === 0) return ', of which no rejected row is left to correct.';
  return `, of which ${formatCount(left)} rejected ${left === 1 ? 'row is' : 'rows are'} still to correct. Choose the file of rejected rows that you downloaded and corrected; it is read as ${batch.fileName} was.`;
}
