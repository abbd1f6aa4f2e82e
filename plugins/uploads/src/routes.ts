import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

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

// Bound by default to the plugins of Tieout; where one is not installed, its
// page is not offered.
export const salesRouteRef = createExternalRouteRef({
  id: 'sales',
  optional: true,
  defaultTarget: 'sales.root',
});

export const dbtRunRouteRef = createExternalRouteRef({
  id: 'dbtRun',
  params: ['runId'],
  optional: true,
  defaultTarget: 'dbt.run',
});
