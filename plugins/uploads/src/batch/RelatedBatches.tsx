import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount, StateChip } from '@tieout/plugin-tenants-react';
import type { RelatedBatch } from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';
import { Section } from './Section';

const words: Record<RelatedBatch['relation'], string> = {
  replaces: 'In the place of',
  replacedBy: 'To be replaced by',
  supplements: 'Corrected rows of',
  supplementedBy: 'Corrected rows in',
};

function wordsOf({ relation, holdsRows }: RelatedBatch): string {
  return relation === 'replacedBy' && holdsRows
    ? 'Replaced by'
    : words[relation];
}

/** Batches that a batch replaces or supplements, and those that do so to it. */
export function RelatedBatches({
  related,
}: {
  related: readonly RelatedBatch[];
}) {
  const links = useUploadsLinks();
  if (related.length === 0) return null;
  return (
    <Section title="Related batches">
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {related.map(other => (
          <Typography
            component="li"
            variant="body2"
            key={`${other.batchId} ${other.relation}`}
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: 'wrap',
              alignItems: 'center',
              py: 0.5,
            }}
          >
            {wordsOf(other)}
            <Link
              component={RouterLink}
              to={links.batch(other.batchId)}
              sx={{ overflowWrap: 'anywhere' }}
            >
              {other.fileName}
            </Link>
            <StateChip state={other.status} />
            {other.rowsLoaded !== undefined &&
              `${formatCount(other.rowsLoaded)} ${other.rowsLoaded === 1 ? 'row' : 'rows'}`}
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
