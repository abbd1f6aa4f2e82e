/**
 * Sales page, for hosts on the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import BarChartIcon from '@mui/icons-material/BarChart';
import { HomeCardBlueprint } from '@tieout/plugin-tenants-react/alpha';
import { salesApiFactory } from './api/salesApiFactory';
import { batchesRouteRef, rootRouteRef, uploadRouteRef } from './routes';

const salesPage = PageBlueprint.make({
  params: {
    path: '/sales',
    routeRef: rootRouteRef,
    title: 'Sales',
    icon: <BarChartIcon fontSize="inherit" />,
    noHeader: true,
    loader: () => import('./sales/SalesPage').then(m => <m.SalesPage />),
  },
});

const salesCard = HomeCardBlueprint.make({
  name: 'sales',
  params: {
    loader: () => import('./home/SalesCard').then(m => <m.SalesCard />),
  },
});

const salesApi = ApiBlueprint.make({
  params: defineParams => defineParams(salesApiFactory),
});

/** Sales in a host on the new frontend system. Needs the tenants plugin beside it. */
export default createFrontendPlugin({
  pluginId: 'sales',
  title: 'Sales',
  icon: <BarChartIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { upload: uploadRouteRef, batches: batchesRouteRef },
  extensions: [salesPage, salesCard, salesApi],
});
