import { Link as RouterLink } from 'react-router-dom';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Role } from '@tieout/plugin-tenants-common';
import { useTenantLink } from '@tieout/plugin-tenants-react';
import { uploadRouteRef } from '../routes';

/** Leads to the upload page, where it is installed and the role may use it. */
export function UploadLink({ role }: { role: Role }) {
  const link = useTenantLink();
  const upload = useRouteRef(uploadRouteRef);
  if (role === 'viewer' || !upload) {
    return null;
  }
  return (
    <Button component={RouterLink} to={link(upload())} variant="contained">
      Upload orders
    </Button>
  );
}
