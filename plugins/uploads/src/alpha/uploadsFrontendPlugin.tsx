import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import CloudUploadIcon from '@mui/icons-material/CloudUploadOutlined';
import InventoryIcon from '@mui/icons-material/Inventory2Outlined';
import { uploadsApiFactory } from '../api/uploadsApiFactory';
import {
  batchesRouteRef,
  batchRouteRef,
  dbtRunRouteRef,
  salesRouteRef,
  uploadRouteRef,
} from '../routes';
import { uploadQueueApiFactory } from '../upload/uploadQueueApi';

const uploadsApi = ApiBlueprint.make({
  params: define => define(uploadsApiFactory),
});

const uploadQueueApi = ApiBlueprint.make({
  name: 'queue',
  params: define => define(uploadQueueApiFactory),
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
      import('../upload/UploadPage').then(({ UploadPage }) => <UploadPage />),
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
  extensions: [uploadsApi, uploadQueueApi, uploadPage, batchesPage],
  routes: {
    upload: uploadRouteRef,
    batches: batchesRouteRef,
    batch: batchRouteRef,
  },
  externalRoutes: { sales: salesRouteRef, dbtRun: dbtRunRouteRef },
});
