import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page on which files are handed over. */
export const uploadRouteRef = createRouteRef({ id: 'uploads.upload' });

/** The mappings that a tenant has made. */
export const mappingsRouteRef = createSubRouteRef({
  id: 'uploads.mappings',
  parent: uploadRouteRef,
  path: '/mappings',
});

/** Where the columns of an inspected file are mapped. */
export const mapFileRouteRef = createSubRouteRef({
  id: 'uploads.mappings.file',
  parent: uploadRouteRef,
  path: '/mappings/files/:inspectionId',
});

/** Where the columns of a batch's file are mapped. */
export const mapBatchRouteRef = createSubRouteRef({
  id: 'uploads.mappings.batch',
  parent: uploadRouteRef,
  path: '/mappings/batches/:batchId',
});

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
