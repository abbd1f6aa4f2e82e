import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useApi } from '@backstage/core-plugin-api';
import { useAsyncResource } from '@tieout/plugin-tenants-react';
import { dbtApiRef } from '../api/dbtApiRef';

/** Says why dbt cannot run and how to mend it; silent while it can, or while that is unknown. */
export function DbtStatusNotice() {
  const api = useApi(dbtApiRef);
  const { value } = useAsyncResource({
    key: 'dbt-status',
    load: () => api.getStatus(),
    pollMs: status => (status.available ? false : 30_000),
  });
  if (!value || value.available) {
    return null;
  }
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>dbt cannot run on this portal</AlertTitle>
      {value.reason} {value.remedy} Loaded batches wait, and go on by themselves
      once it can.
    </Alert>
  );
}
