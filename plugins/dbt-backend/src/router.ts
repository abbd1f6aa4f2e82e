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
import type { DbtRunStore } from './database/DbtRunStore';
import { downloadArtifact } from './operations/downloadArtifact';
import { getRun } from './operations/getRun';
import { getStatus } from './operations/getStatus';
import { listRuns } from './operations/listRuns';
import type { DbtRunner } from './runner/DbtRunner';

/** The HTTP API of the dbt plugin; see `src/schema/openapi.yaml`. */
export function createRouter(services: {
  auditor: AuditorService;
  database: TieoutDatabase;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  runner: DbtRunner;
  runs: DbtRunStore;
  tenantAccess: TenantAccess;
}): Router {
  const operation = createTenantOperation(services);
  return createApiRouter({
    schemaPath: resolvePackagePath(
      '@tieout/plugin-dbt-backend',
      'src/schema/openapi.yaml',
    ),
    logger: services.logger,
    routes(router) {
      const runs = '/tenants/:tenantId/runs';
      router.get('/status', getStatus(services));
      router.get(runs, operation(listRuns(services)));
      router.get(`${runs}/:runId`, operation(getRun(services)));
      router.get(
        `${runs}/:runId/artifacts/:name`,
        operation(downloadArtifact(services)),
      );
    },
  });
}
