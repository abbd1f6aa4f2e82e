import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import {
  EmptyState,
  TieoutPage,
  useTenant,
  useTenantLink,
} from '@tieout/plugin-tenants-react';

/** Stands where there is no such batch, or none that the reader may see: the two look alike. */
export function BatchNotFound() {
  const { tenant } = useTenant();
  const link = useTenantLink();
  return (
    <TieoutPage
      title="Batch not found"
      parent={{ title: 'Batches', to: link('/batches') }}
      switchTo="/batches"
    >
      <EmptyState
        title={`${tenant.name} has no such batch`}
        action={
          <Button
            variant="contained"
            component={RouterLink}
            to={link('/batches', { status: 'all' })}
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
