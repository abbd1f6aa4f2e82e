import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The page on which files are handed over. */
export const uploadRouteRef = createRouteRef({ id: 'uploads.upload' });

/** The list of batches. */
export const batchesRouteRef = createRouteRef({ id: 'uploads.batches' });

/** The page of one batch. */
export const batchRouteRef = createSubRouteRef({
  id: 'uploads.batch',
  parent: batchesRouteRef,
  path: '/:batchId',
});
