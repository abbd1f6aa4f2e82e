/**
 * dbt run pages, for hosts on the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import SchemaIcon from '@mui/icons-material/Schema';
import { HomeCardBlueprint } from '@tieout/plugin-tenants-react/alpha';
import { dbtApiFactory } from './api/dbtApiFactory';
import { batchRouteRef, rootRouteRef, runRouteRef } from './routes';

const runsPage = PageBlueprint.make({
  params: {
    path: '/data/runs',
    routeRef: rootRouteRef,
    title: 'Data',
    icon: <SchemaIcon fontSize="inherit" />,
    noHeader: true,
    loader: () => import('./DbtRouter').then(m => <m.DbtRouter />),
  },
});

const latestRunCard = HomeCardBlueprint.make({
  name: 'latest-run',
  params: {
    loader: () => import('./home/LatestRunCard').then(m => <m.LatestRunCard />),
  },
});

const dbtApi = ApiBlueprint.make({
  params: defineParams => defineParams(dbtApiFactory),
});

/** dbt runs in a host on the new frontend system. Needs the tenants plugin beside it. */
export default createFrontendPlugin({
  pluginId: 'dbt',
  title: 'Data',
  icon: <SchemaIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, run: runRouteRef },
  externalRoutes: { batch: batchRouteRef },
  extensions: [runsPage, latestRunCard, dbtApi],
});
