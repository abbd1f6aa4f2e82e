/**
 * Home page and tenants API, for hosts on the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import HomeIcon from '@mui/icons-material/Home';
import { tenantsApiFactory } from '@tieout/plugin-tenants-react';
import { rootRouteRef, salesRouteRef, uploadRouteRef } from './routes';

const homePage = PageBlueprint.makeWithOverrides({
  inputs: { cards: createExtensionInput([coreExtensionData.reactElement]) },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/',
      routeRef: rootRouteRef,
      title: 'Home',
      icon: <HomeIcon fontSize="inherit" />,
      noHeader: true,
      loader: async () => {
        const { HomePage } = await import('./home/HomePage');
        return (
          <HomePage>
            {inputs.cards.map(card => (
              <div key={card.node.spec.id}>
                {card.get(coreExtensionData.reactElement)}
              </div>
            ))}
          </HomePage>
        );
      },
    });
  },
});

const tenantsApi = ApiBlueprint.make({
  params: defineParams => defineParams(tenantsApiFactory),
});

/** Tenants in a host on the new frontend system. */
export default createFrontendPlugin({
  pluginId: 'tenants',
  title: 'Home',
  icon: <HomeIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { upload: uploadRouteRef, sales: salesRouteRef },
  extensions: [homePage, tenantsApi],
});
