/* eslint-disable no-console -- the logger may be what failed to start */
import './tuneHeap';
import { createSpecializedBackend } from '@backstage/backend-app-api';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { loggerServiceFactory } from '@backstage/backend-defaults/logger';
import { rootConfigServiceFactory } from '@backstage/backend-defaults/rootConfig';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import {
  rootLoggerServiceFactory,
  startInTurnServiceFactory,
} from '@tieout/host';
import { jobsWorkerServiceFactory } from '@tieout/plugin-jobs-node';
import { backendDiscoveryServiceFactory } from './backendDiscovery';
import { workerHealthServiceFactory } from './workerHealth';

// Of Backstage's services those alone that jobs need: the others would take
// more memory than all that a worker does.
const worker = createSpecializedBackend({
  defaultServiceFactories: [
    rootConfigServiceFactory,
    rootLifecycleServiceFactory,
    lifecycleServiceFactory,
    loggerServiceFactory,
    authServiceFactory,
    databaseServiceFactory,
  ],
});

worker.add(startInTurnServiceFactory);
worker.add(rootLoggerServiceFactory);
worker.add(jobsWorkerServiceFactory);
worker.add(backendDiscoveryServiceFactory);
worker.add(workerHealthServiceFactory);

worker.add(import('@tieout/plugin-uploads-backend/worker'));
worker.add(import('@tieout/plugin-dbt-backend/worker'));

worker.start().catch(error => {
  console.error('The worker could not start:', error);
  process.exit(1);
});
