import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Role } from '@tieout/plugin-tenants-common';
import { useTenantLink } from '@tieout/plugin-tenants-react';
import { batchesRouteRef, salesRouteRef, uploadRouteRef } from '../routes';

/** Links to the pages that are installed and that the role may use. */
export function NextSteps({ role }: { role: Role }) {
  const link = useTenantLink();
  const upload = useRouteRef(uploadRouteRef);
  const batches = useRouteRef(batchesRouteRef);
  const sales = useRouteRef(salesRouteRef);
  const steps = [
    {
      title: 'Upload orders',
      path: role === 'viewer' ? undefined : upload?.(),
    },
    { title: 'See batches', path: batches?.() },
    { title: 'See sales', path: sales?.() },
  ];
  return (
    <>
      {steps.map(
        ({ title, path }) =>
          path && (
            <Button
              key={title}
              component={RouterLink}
              to={link(path)}
              color="inherit"
              variant="outlined"
            >
              {title}
            </Button>
          ),
      )}
    </>
  );
}
