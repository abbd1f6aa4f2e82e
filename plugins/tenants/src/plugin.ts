import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { tenantsApiFactory } from '@tieout/plugin-tenants-react';
import { rootRouteRef, salesRouteRef, uploadRouteRef } from './routes';

/** Tenants in a host built on `@backstage/core-plugin-api`: the tenants API and the home page. */
export const tenantsPlugin = createPlugin({
  id: 'tenants',
  apis: [tenantsApiFactory],
  routes: { root: rootRouteRef },
  externalRoutes: { upload: uploadRouteRef, sales: salesRouteRef },
});

/** The home page: the tenant's stores and members, and where to go next. Children are further cards. */
export const HomePage = tenantsPlugin.provide(
  createRoutableExtension({
    name: 'HomePage',
    mountPoint: rootRouteRef,
    component: () => import('./home/HomePage').then(m => m.HomePage),
  }),
);
