import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { uploadsApiFactory } from './api/uploadsApiFactory';
import { alertNoticeApiFactory } from './notices/alertNoticeApiFactory';
import {
  batchesRouteRef,
  batchRouteRef,
  dbtRunRouteRef,
  mapBatchRouteRef,
  mapFileRouteRef,
  mappingsRouteRef,
  salesRouteRef,
  uploadRouteRef,
} from './routes';
import { uploadQueueApiFactory } from './upload/uploadQueueApi';
import { batchWatcherApiFactory } from './watch/batchWatcherApi';

/** The uploads plugin for hosts on `@backstage/core-plugin-api`. */
export const uploadsPlugin = createPlugin({
  id: 'uploads',
  apis: [
    uploadsApiFactory,
    alertNoticeApiFactory,
    batchWatcherApiFactory,
    uploadQueueApiFactory,
  ],
  routes: {
    upload: uploadRouteRef,
    mappings: mappingsRouteRef,
    mapFile: mapFileRouteRef,
    mapBatch: mapBatchRouteRef,
    batches: batchesRouteRef,
    batch: batchRouteRef,
  },
  externalRoutes: { sales: salesRouteRef, dbtRun: dbtRunRouteRef },
});

/** The upload page, with the mappings of columns below it; mount it at `/upload`. */
export const UploadPage = uploadsPlugin.provide(
  createRoutableExtension({
    name: 'UploadPage',
    mountPoint: uploadRouteRef,
    component: () => import('./upload/UploadPages').then(m => m.UploadPages),
  }),
);

/** The list of batches and the page of each; mount it at `/batches`. */
export const BatchesPage = uploadsPlugin.provide(
  createRoutableExtension({
    name: 'BatchesPage',
    mountPoint: batchesRouteRef,
    component: () => import('./batches/BatchesPages').then(m => m.BatchesPages),
  }),
);

/** Card of the batches that need someone, for the children of the home page of the tenants plugin. */
export const BatchesCard = uploadsPlugin.provide(
  createComponentExtension({
    name: 'BatchesCard',
    component: {
      lazy: () => import('./home/BatchesCard').then(m => m.BatchesCard),
    },
  }),
);
