import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import {
  EmptyState,
  TieoutPage,
  useTenant,
} from '@tieout/plugin-tenants-react';
import { useUploadsLinks } from '../useUploadsLinks';

/** Stands where there is no such batch, or none that the reader may see: the two look alike. */
export function BatchNotFound() {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  return (
    <TieoutPage
      title="Batch not found"
      parent={{ title: 'Batches', to: links.batches() }}
      switchTo={links.batchesPath}
    >
      <EmptyState
        title={`${tenant.name} has no such batch`}
        action={
          <Button
            variant="contained"
            component={RouterLink}
            to={links.batches({ status: 'all' })}
          >
            See all batches of {tenant.name}
          </Button>
        }
      >
        The address may be incomplete, or the batch belongs to another tenant:
        if you are a member of it, switch to it above.
      </EmptyState>
    </TieoutPage>
  );
}
