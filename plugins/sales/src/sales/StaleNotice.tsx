import Alert from '@mui/material/Alert';
import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import { RelativeTime, useTenantLink } from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { batchesRouteRef } from '../routes';

/** Says that the figures lack batches that are already loaded, and leads to them. */
export function StaleNotice({ freshness }: { freshness: Sales['freshness'] }) {
  const link = useTenantLink();
  const batches = useRouteRef(batchesRouteRef);
  const { state, batchesBehind, builtAt } = freshness;
  if (state !== 'stale') {
    return null;
  }
  return (
    <Alert
      severity="warning"
      variant="outlined"
      role="status"
      action={
        batches && (
          <Button
            component={RouterLink}
            color="inherit"
            size="small"
            sx={{ whiteSpace: 'nowrap' }}
            to={link(batches(), { status: 'loaded,transforming' })}
          >
            See batches
          </Button>
        )
      }
    >
      Marts are {batchesBehind} {batchesBehind === 1 ? 'batch' : 'batches'}{' '}
      behind. The figures below lack their orders until the next dbt run.
      {builtAt && (
        <>
          {' '}
          Last built <RelativeTime at={builtAt} />
        </>
      )}
    </Alert>
  );
}
