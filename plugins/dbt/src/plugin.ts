import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { dbtApiFactory } from './api/dbtApiFactory';
import { batchRouteRef, rootRouteRef, runRouteRef } from './routes';

/** dbt runs in a host built on `@backstage/core-plugin-api`. Needs the tenants plugin beside it. */
export const dbtPlugin = createPlugin({
  id: 'dbt',
  apis: [dbtApiFactory],
  routes: { root: rootRouteRef, run: runRouteRef },
  externalRoutes: { batch: batchRouteRef },
});

/** The dbt runs of a tenant, and each with its nodes and artifacts. */
export const DbtPage = dbtPlugin.provide(
  createRoutableExtension({
    name: 'DbtPage',
    mountPoint: rootRouteRef,
    component: () => import('./DbtRouter').then(m => m.DbtRouter),
  }),
);

/** Card of the newest run, for the children of the home page of the tenants plugin. */
export const LatestRunCard = dbtPlugin.provide(
  createComponentExtension({
    name: 'LatestRunCard',
    component: {
      lazy: () => import('./home/LatestRunCard').then(m => m.LatestRunCard),
    },
  }),
);
