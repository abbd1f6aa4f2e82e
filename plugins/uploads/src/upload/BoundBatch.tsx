import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '@tieout/plugin-tenants-react';
import type { Inspection } from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';

function correctionWords({ rows }: Inspection): [string, string] {
  if (!rows) return ['The file holds corrected rows of ', ''];
  const row = rows.loaded === 1 ? 'row' : 'rows';
  return [
    `A commit adds ${formatCount(rows.loaded)} corrected ${row} to `,
    rows.rejected > 0
      ? `; ${formatCount(rows.rejected)} would be rejected once more`
      : '',
  ];
}

/** Says what becomes of the batch that an inspected file is bound to. */
export function BoundBatch({ inspection }: { inspection: Inspection }) {
  const links = useUploadsLinks();
  const { replacesBatchId, supplementsBatchId } = inspection;
  const batchId = replacesBatchId ?? supplementsBatchId;
  if (!batchId) return null;
  const [before, after] = replacesBatchId
    ? ['The file replaces another: once it is loaded, the rows of ', ' go']
    : correctionWords(inspection);
  return (
    <Typography variant="body2">
      {before}
      <Link component={RouterLink} underline="always" to={links.batch(batchId)}>
        {replacesBatchId ? 'the older batch' : 'the batch that rejected them'}
      </Link>
      {after}.
    </Typography>
  );
}
