import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The home page. */
export const rootRouteRef = createRouteRef({ id: 'tenants' });

// Bound by default to the plugins of Tieout; where one is not installed, home
// does not offer its page.
export const uploadRouteRef = createExternalRouteRef({
  id: 'upload',
  optional: true,
  defaultTarget: 'uploads.upload',
});

export const salesRouteRef = createExternalRouteRef({
  id: 'sales',
  optional: true,
  defaultTarget: 'sales.root',
});
