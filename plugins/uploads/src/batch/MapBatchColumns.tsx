import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { useTenant } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { useUploadsLinks } from '../useUploadsLinks';

/** Leads from a batch whose columns are not known to where they are mapped. */
export function MapBatchColumns({ batch }: { batch: Batch }) {
  const links = useUploadsLinks();
  const { tenant } = useTenant();
  const unknown =
    batch.status === 'failed' &&
    batch.failure?.code === 'HEADER_NOT_RECOGNISED';
  if (!unknown || tenant.role === 'viewer') return null;
  return (
    <Box>
      <Button
        variant="contained"
        component={RouterLink}
        to={links.mapBatch(batch.batchId)}
      >
        Map the columns
      </Button>
    </Box>
  );
}
