import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { jobsWorkerHealth } from '@tieout/plugin-jobs-node';

const OK = { status: 'ok' };
const IDLE = { status: 'error', message: 'No jobs are being taken' };

/** What a worker answers, by the address that Backstage has for it. */
const ANSWERS: Record<string, () => { status: number; body: object }> = {
  '/.backstage/health/v1/liveness': () => ({ status: 200, body: OK }),
  '/.backstage/health/v1/readiness': () =>
    jobsWorkerHealth.isHealthy()
      ? { status: 200, body: OK }
      : { status: 503, body: IDLE },
};

/** That a worker answers for its health. */
const workerHealthServiceRef = createServiceRef<void>({
  id: 'tieout.worker-health',
  scope: 'root',
});

/**
 * Tells at `TIEOUT_WORKER_PORT` whether the worker is well, and nothing else:
 * it is ready while it takes jobs and its heartbeats are written, and alive
 * while the process answers. Without the variable nobody is told.
 */
export const workerHealthServiceFactory = createServiceFactory({
  service: workerHealthServiceRef,
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
  },
  async factory({ config, lifecycle }) {
    const port = process.env.TIEOUT_WORKER_PORT;
    if (!port) return;
    const server = createServer(({ url = '' }, response) => {
      const { status, body } = ANSWERS[url]?.() ?? { status: 404, body: {} };
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    const host = config.getOptionalString('backend.listen.host');
    server.listen(Number(port), host ?? '127.0.0.1');
    await once(server, 'listening');
    lifecycle.addShutdownHook(() => {
      server.close();
      server.closeAllConnections();
    });
  },
});
