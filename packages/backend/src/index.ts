import { createBackend } from '@backstage/backend-defaults';
import {
  rootLoggerServiceFactory,
  startInTurnServiceFactory,
} from '@tieout/host';
import { rootHttpRouterServiceFactory } from '@tieout/host/rootHttpRouter';
import { exitOnFailure } from './exitOnFailure';

const backend = createBackend();

backend.add(startInTurnServiceFactory);
backend.add(rootLoggerServiceFactory);
backend.add(rootHttpRouterServiceFactory);

// The portal's frame: the built frontend, sign-in, permissions
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@tieout/plugin-permission-backend-module-tenants'));

// Catalog and search
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// What users see of events
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// Tieout
backend.add(import('@tieout/plugin-tenants-backend'));
backend.add(import('@tieout/plugin-uploads-backend'));
backend.add(import('@tieout/plugin-dbt-backend'));
backend.add(import('@tieout/plugin-sales-backend'));

exitOnFailure(backend.start());
