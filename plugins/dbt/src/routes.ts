import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The list of runs. */
export const rootRouteRef = createRouteRef({ id: 'dbt' });

/** One run. */
export const runRouteRef = createSubRouteRef({
  id: 'dbt.run',
  parent: rootRouteRef,
  path: '/:runId',
});

// Bound by default to the uploads plugin; without it batches are named, not linked.
export const batchRouteRef = createExternalRouteRef({
  id: 'batch',
  params: ['batchId'],
  optional: true,
  defaultTarget: 'uploads.batch',
});
