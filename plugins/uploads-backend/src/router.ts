import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  TenantAccess,
  createApiRouter,
  createTenantOperation,
} from '@tieout/plugin-tenants-node';
import { Router } from 'express';
import { archiveMapping } from './operations/archiveMapping';
import { cancelBatch } from './operations/cancelBatch';
import { commitInspection } from './operations/commitInspection';
import { createMapping } from './operations/createMapping';
import { downloadFile } from './operations/downloadFile';
import { downloadRejectedRows } from './operations/downloadRejectedRows';
import { downloadRowOriginal } from './operations/downloadRowOriginal';
import { dropInspection } from './operations/dropInspection';
import { getBatch } from './operations/getBatch';
import { getInspection } from './operations/getInspection';
import { getRow } from './operations/getRow';
import { getMapping } from './operations/getMapping';
import { inspectAgain } from './operations/inspectAgain';
import { inspectFile } from './operations/inspectFile';
import { listBatches } from './operations/listBatches';
import { listInspections } from './operations/listInspections';
import { listMappings } from './operations/listMappings';
import { listReportKinds } from './operations/listReportKinds';
import { listRejectedRows } from './operations/listRejectedRows';
import { listRows } from './operations/listRows';
import { OperationDeps } from './operations/OperationDeps';
import { previewBatchMapping } from './operations/previewBatchMapping';
import { previewInspectionMapping } from './operations/previewInspectionMapping';
import { retryBatch } from './operations/retryBatch';
import { downloadSample, getSamples } from './operations/samples';
import { streamBatches } from './operations/streamBatches';
import { updateMapping } from './operations/updateMapping';
import { undoBatch } from './operations/undoBatch';
import { uploadFile } from './operations/uploadFile';
import { PreviewDeps } from './services/previewStoredFile';

/** What the router needs. */
export interface RouterOptions extends OperationDeps {
  directory: PreviewDeps['directory'];
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  tenantAccess: TenantAccess;
  /** Largest file, in bytes. */
  maxUploadBytes: number;
}

/** The HTTP API of `src/schema/openapi.yaml`. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, logger, maxUploadBytes } = options;
  const operation = createTenantOperation(options);
  const batch = '/tenants/:tenantId/batches/:batchId';
  const inspection = '/tenants/:tenantId/inspections/:inspectionId';
  return createApiRouter({
    schemaPath: resolvePackagePath(
      '@tieout/plugin-uploads-backend',
      'src/schema/openapi.yaml',
    ),
    logger,
    routes(router) {
      router.get('/limits', (_, response) => {
        response.json({ maxUploadBytes });
      });
      router.get('/samples', getSamples(httpAuth));
      router.get('/samples/:name', downloadSample(httpAuth));
      router.post(
        '/tenants/:tenantId/stores/:storeId/files',
        operation(uploadFile(options)),
      );
      router.post(
        '/tenants/:tenantId/stores/:storeId/inspections',
        operation(inspectFile(options)),
      );
      router.get(
        '/tenants/:tenantId/inspections',
        operation(listInspections(options)),
      );
      router.get(inspection, operation(getInspection(options)));
      router.delete(inspection, operation(dropInspection(options)));
      router.post(`${inspection}/inspect`, operation(inspectAgain(options)));
      router.post(`${inspection}/commit`, operation(commitInspection(options)));
      router.get('/tenants/:tenantId/batches', operation(listBatches(options)));
      router.get(
        '/tenants/:tenantId/events',
        operation(streamBatches(options)),
      );
      router.get(batch, operation(getBatch(options)));
      router.get(`${batch}/file`, operation(downloadFile(options)));
      router.get(`${batch}/rows`, operation(listRows(options)));
      router.get(`${batch}/rows/:rowNumber`, operation(getRow(options)));
      router.get(
        `${batch}/rows/:rowNumber/original`,
        operation(downloadRowOriginal(options)),
      );
      router.get(
        `${batch}/rejected-rows`,
        operation(listRejectedRows(options)),
      );
      router.get(
        `${batch}/rejected-rows.csv`,
        operation(downloadRejectedRows(options)),
      );
      router.post(`${batch}/retry`, operation(retryBatch(options)));
      router.post(`${batch}/cancel`, operation(cancelBatch(options)));
      addMappingRoutes(router, options);
      router.post(`${batch}/undo`, operation(undoBatch(options)));
    },
  });
}

function addMappingRoutes(router: Router, options: RouterOptions): void {
  const operation = createTenantOperation(options);
  const tenant = '/tenants/:tenantId';
  const mapping = `${tenant}/mappings/:mappingId`;
  router.get(`${tenant}/report-kinds`, operation(listReportKinds(options)));
  router.post(
    `${tenant}/inspections/:inspectionId/mapping-preview`,
    operation(previewInspectionMapping(options)),
  );
  router.post(
    `${tenant}/batches/:batchId/mapping-preview`,
    operation(previewBatchMapping(options)),
  );
  router.get(`${tenant}/mappings`, operation(listMappings(options)));
  router.post(`${tenant}/mappings`, operation(createMapping(options)));
  router.get(mapping, operation(getMapping(options)));
  router.post(`${mapping}/versions`, operation(updateMapping(options)));
  router.post(`${mapping}/archive`, operation(archiveMapping(options)));
}
