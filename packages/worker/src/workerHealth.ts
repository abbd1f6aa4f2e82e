import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { jobsWorkerHealth } from '@tieout/plugin-jobs-node';

/**
 * A worker is ready while it takes jobs and its heartbeats are written; it is
 * alive while the process answers.
 */
export const workerHealthServiceFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: {},
  factory: () => ({
    async getLiveness() {
      return { status: 200, payload: { status: 'ok' } };
    },
    async getReadiness() {
      return jobsWorkerHealth.isHealthy()
        ? { status: 200, payload: { status: 'ok' } }
        : {
            status: 503,
            payload: { status: 'error', message: 'No jobs are being taken' },
          };
    },
  }),
});
