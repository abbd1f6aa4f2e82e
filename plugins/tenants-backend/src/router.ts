import {
  type AuditorService,
  type HttpAuthService,
  type LoggerService,
  type PermissionsService,
  resolvePackagePath,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  createApiRouter,
  createTenantOperation,
  type TenantAccess,
  type TenantDirectory,
  type TenantFilter,
} from '@tieout/plugin-tenants-node';
import type { Router } from 'express';
import { getTenant } from './operations/getTenant';
import { listTenants } from './operations/listTenants';

/** The HTTP API of the tenants plugin; see `src/schema/openapi.yaml`. */
export function createRouter(services: {
  auditor: AuditorService;
  directory: TenantDirectory;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  tenantAccess: TenantAccess;
  toFilter: ConditionTransformer<TenantFilter>;
  userInfo: UserInfoService;
}): Router {
  const operation = createTenantOperation(services);
  return createApiRouter({
    schemaPath: resolvePackagePath(
      '@tieout/plugin-tenants-backend',
      'src/schema/openapi.yaml',
    ),
    logger: services.logger,
    routes(router) {
      router.get('/tenants', listTenants(services));
      router.get('/tenants/:tenantId', operation(getTenant(services)));
    },
  });
}
