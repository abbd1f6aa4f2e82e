import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useApi } from '@backstage/core-plugin-api';
import { useAsyncResource } from '@tieout/plugin-tenants-react';
import { salesApiRef } from '../api/salesApiRef';

/**
 * Says that the marts cannot be built, and the remedy. Silent where dbt works,
 * and where its status is unknown: the figures themselves do not depend on it.
 */
export function DbtNotice() {
  const api = useApi(salesApiRef);
  const { value } = useAsyncResource({
    key: 'dbt-status',
    load: () => api.getDbtStatus(),
    pollMs: status => (status.available ? false : 30_000),
  });
  if (!value || value.available) {
    return null;
  }
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>
        New uploads do not reach this page: dbt cannot run
      </AlertTitle>
      {value.reason} {value.remedy}
    </Alert>
  );
}
