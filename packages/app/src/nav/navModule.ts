import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { navContent } from './PortalSidebar';

/** Puts the sidebar of the portal in place of the default one. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});
