/* eslint-disable no-console -- the logger may be what failed to start */
import './tuneHeap';
import './listenOnWorkerPort';
import { createBackend } from '@backstage/backend-defaults';
import {
  rootLoggerServiceFactory,
  startInTurnServiceFactory,
} from '@tieout/host';
import { jobsWorkerServiceFactory } from '@tieout/plugin-jobs-node';
import { backendDiscoveryServiceFactory } from './backendDiscovery';
import { closedHttpRouterServiceFactory } from './closedHttpRouter';
import { workerHealthServiceFactory } from './workerHealth';

const worker = createBackend();

worker.add(startInTurnServiceFactory);
worker.add(rootLoggerServiceFactory);
worker.add(jobsWorkerServiceFactory);
worker.add(closedHttpRouterServiceFactory);
worker.add(backendDiscoveryServiceFactory);
worker.add(workerHealthServiceFactory);

worker.add(import('@tieout/plugin-uploads-backend'));
worker.add(import('@tieout/plugin-dbt-backend'));

worker.start().catch(error => {
  console.error('The worker could not start:', error);
  process.exit(1);
});
