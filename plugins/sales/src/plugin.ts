import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { salesApiFactory } from './api/salesApiFactory';
import { batchesRouteRef, rootRouteRef, uploadRouteRef } from './routes';

/** Sales in a host built on `@backstage/core-plugin-api`. Needs the tenants plugin beside it. */
export const salesPlugin = createPlugin({
  id: 'sales',
  apis: [salesApiFactory],
  routes: { root: rootRouteRef },
  externalRoutes: { upload: uploadRouteRef, batches: batchesRouteRef },
});

/** Orders and revenue by day, store, marketplace and currency, as the marts know them. */
export const SalesPage = salesPlugin.provide(
  createRoutableExtension({
    name: 'SalesPage',
    mountPoint: rootRouteRef,
    component: () => import('./sales/SalesPage').then(m => m.SalesPage),
  }),
);

/** Card of the latest sales, for the children of the home page of the tenants plugin. */
export const SalesCard = salesPlugin.provide(
  createComponentExtension({
    name: 'SalesCard',
    component: {
      lazy: () => import('./home/SalesCard').then(m => m.SalesCard),
    },
  }),
);
