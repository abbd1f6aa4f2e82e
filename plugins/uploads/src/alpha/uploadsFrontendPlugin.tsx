import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import CloudUploadIcon from '@mui/icons-material/CloudUploadOutlined';
import InventoryIcon from '@mui/icons-material/Inventory2Outlined';
import { HomeCardBlueprint } from '@tieout/plugin-tenants-react/alpha';
import { uploadsApiFactory } from '../api/uploadsApiFactory';
import { toastNoticeApiFactory } from '../notices/toastNoticeApiFactory';
import {
  batchesRouteRef,
  batchRouteRef,
  dbtRunRouteRef,
  mapBatchRouteRef,
  mapFileRouteRef,
  mappingsRouteRef,
  salesRouteRef,
  uploadRouteRef,
} from '../routes';
import { uploadQueueApiFactory } from '../upload/uploadQueueApi';
import { batchWatcherApiFactory } from '../watch/batchWatcherApi';

const uploadsApi = ApiBlueprint.make({
  params: define => define(uploadsApiFactory),
});

const uploadQueueApi = ApiBlueprint.make({
  name: 'queue',
  params: define => define(uploadQueueApiFactory),
});

const noticeApi = ApiBlueprint.make({
  name: 'notices',
  params: define => define(toastNoticeApiFactory),
});

const batchWatcherApi = ApiBlueprint.make({
  name: 'watcher',
  params: define => define(batchWatcherApiFactory),
});

const batchesCard = HomeCardBlueprint.make({
  name: 'batches',
  params: {
    loader: () => import('../home/BatchesCard').then(m => <m.BatchesCard />),
  },
});

const uploadPage = PageBlueprint.make({
  name: 'upload',
  params: {
    path: '/upload',
    title: 'Upload',
    icon: <CloudUploadIcon fontSize="inherit" />,
    routeRef: uploadRouteRef,
    noHeader: true,
    loader: () =>
      import('../upload/UploadPages').then(({ UploadPages }) => (
        <UploadPages />
      )),
  },
});

const batchesPage = PageBlueprint.make({
  name: 'batches',
  params: {
    path: '/batches',
    title: 'Batches',
    icon: <InventoryIcon fontSize="inherit" />,
    routeRef: batchesRouteRef,
    noHeader: true,
    loader: () =>
      import('../batches/BatchesPages').then(({ BatchesPages }) => (
        <BatchesPages />
      )),
  },
});

/** The uploads plugin for hosts on the new frontend system. */
export const uploadsFrontendPlugin = createFrontendPlugin({
  pluginId: 'uploads',
  title: 'Uploads',
  icon: <CloudUploadIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  extensions: [
    uploadsApi,
    noticeApi,
    batchWatcherApi,
    uploadQueueApi,
    uploadPage,
    batchesPage,
    batchesCard,
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
