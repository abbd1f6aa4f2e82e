import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The sales page. */
export const rootRouteRef = createRouteRef({ id: 'sales' });

// Bound by default to the uploads plugin; without it the page names no next step there.
export const uploadRouteRef = createExternalRouteRef({
  id: 'upload',
  optional: true,
  defaultTarget: 'uploads.upload',
});

export const batchesRouteRef = createExternalRouteRef({
  id: 'batches',
  optional: true,
  defaultTarget: 'uploads.batches',
});
