import { createApp } from '@backstage/frontend-defaults';
import appModuleUserSettings from '@backstage/plugin-app-module-user-settings';
import authPlugin from '@backstage/plugin-auth';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import dbtPlugin from '@tieout/plugin-dbt/alpha';
import salesPlugin from '@tieout/plugin-sales/alpha';
import tenantsPlugin from '@tieout/plugin-tenants/alpha';
import uploadsPlugin from '@tieout/plugin-uploads/alpha';
import { navModule } from './nav/navModule';
import { signInModule } from './signIn/signInModule';
import { themeModule } from './theme/themeModule';

/** The portal: Backstage's core plugins, those of Tieout, and the host's own look. */
export default createApp({
  features: [
    appModuleUserSettings,
    authPlugin,
    catalogPlugin,
    catalogGraphPlugin,
    notificationsPlugin,
    orgPlugin,
    searchPlugin,
    signalsPlugin,
    userSettingsPlugin,
    // The cards on the home page stand in this order.
    uploadsPlugin,
    salesPlugin,
    dbtPlugin,
    tenantsPlugin,
    navModule,
    signInModule,
    themeModule,
  ],
});
