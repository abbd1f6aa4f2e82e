import {
  type AuditorService,
  type HttpAuthService,
  type LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { TieoutDatabase } from '@tieout/database';
import {
  createApiRouter,
  createTenantOperation,
  type TenantAccess,
} from '@tieout/plugin-tenants-node';
import type { Router } from 'express';
import type { SalesStore } from './database/SalesStore';
import { getSales } from './operations/getSales';

/** The HTTP API of the sales plugin; see `src/schema/openapi.yaml`. */
export function createRouter(services: {
  auditor: AuditorService;
  database: TieoutDatabase;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  sales: SalesStore;
  tenantAccess: TenantAccess;
}): Router {
  const operation = createTenantOperation(services);
  return createApiRouter({
    schemaPath: resolvePackagePath(
      '@tieout/plugin-sales-backend',
      'src/schema/openapi.yaml',
    ),
    logger: services.logger,
    routes(router) {
      router.get('/tenants/:tenantId/sales', operation(getSales(services)));
    },
  });
}
