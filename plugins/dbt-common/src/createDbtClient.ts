import {
  type ApiClientOptions,
  createApiClient,
  unwrap,
} from '@tieout/plugin-tenants-common';
import type { operations, paths } from './schema/openapi';
import type { ArtifactName, DbtStatus, RunDetail, RunPage } from './types';

/** Which runs to list. */
export type ListRunsQuery = NonNullable<
  operations['listRuns']['parameters']['query']
>;

/** Client of the dbt plugin. Every method throws `ApiError`. */
export interface DbtClient {
  /** Whether dbt can run, and if not, how to mend it. */
  getStatus(): Promise<DbtStatus>;
  /** Runs of a tenant, newest first. */
  listRuns(tenantId: string, query?: ListRunsQuery): Promise<RunPage>;
  /** One run; `DBT_RUN_NOT_FOUND` if the tenant has no such run. */
  getRun(tenantId: string, runId: string): Promise<RunDetail>;
  /** A file that was kept of a run. */
  downloadArtifact(
    tenantId: string,
    runId: string,
    name: ArtifactName,
  ): Promise<Blob>;
}

/** Makes a client of the dbt plugin, in a frontend or in a backend. */
export function createDbtClient(options: ApiClientOptions): DbtClient {
  const connect = createApiClient<paths>('dbt', options);
  return {
    async getStatus() {
      const client = await connect();
      return unwrap(await client.request('get', '/status'));
    },
    async listRuns(tenantId, query) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/runs', {
          params: { path: { tenantId }, query },
        }),
      );
    },
    async getRun(tenantId, runId) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/runs/{runId}', {
          params: { path: { tenantId, runId } },
        }),
      );
    },
    async downloadArtifact(tenantId, runId, name) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/runs/{runId}/artifacts/{name}',
          { params: { path: { tenantId, runId, name } }, parseAs: 'blob' },
        ),
      );
    },
  };
}
