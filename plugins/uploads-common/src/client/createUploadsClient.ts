import {
  type ApiClientOptions,
  createApiClient,
  unwrap,
} from '@tieout/plugin-tenants-common';
import type { Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi';
import type { BatchKey, UploadsClient } from './UploadsClient';

type Connect = () => Promise<Client<paths>>;

/** Creates the typed client of the uploads API; works in the browser and in Node. */
export function createUploadsClient(options: ApiClientOptions): UploadsClient {
  const connect = createApiClient<paths>('uploads', options);
  return {
    ...readCalls(connect),
    ...downloadCalls(connect),
    ...actCalls(connect),
    async getUploadUrl({ tenantId, storeId, fileName }) {
      const baseUrl = await options.discoveryApi.getBaseUrl('uploads');
      const path = ['tenants', tenantId, 'stores', storeId, 'files']
        .map(encodeURIComponent)
        .join('/');
      return `${baseUrl}/${path}?${new URLSearchParams({ fileName })}`;
    },
  };
}

function readCalls(connect: Connect) {
  return {
    async getLimits(options) {
      const client = await connect();
      return unwrap(await client.request('get', '/limits', { ...options }));
    },
    async listSamples(options) {
      const client = await connect();
      return unwrap(await client.request('get', '/samples', { ...options }))
        .items;
    },
    async listBatches(tenantId, query, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/batches', {
          params: { path: { tenantId }, query },
          ...options,
        }),
      );
    },
    async getBatch(key, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/batches/{batchId}', {
          params: { path: key },
          ...options,
        }),
      );
    },
    async listRejectedRows(key, query, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/rejected-rows',
          { params: { path: key, query }, ...options },
        ),
      );
    },
    async openEvents({ tenantId, batchId }, options) {
      const client = await connect();
      const stream = unwrap(
        await client.request('get', '/tenants/{tenantId}/events', {
          params: { path: { tenantId }, query: { batchId } },
          headers: { accept: 'text/event-stream' },
          parseAs: 'stream',
          ...options,
        }),
      );
      return stream ?? new Blob([]).stream();
    },
  } satisfies Partial<UploadsClient>;
}

function downloadCalls(connect: Connect) {
  return {
    async downloadSample(name, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/samples/{name}', {
          params: { path: { name } },
          parseAs: 'blob',
          ...options,
        }),
      );
    },
    async downloadRejectedRows(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/rejected-rows.csv',
          { params: { path: key }, parseAs: 'blob', ...options },
        ),
      );
    },
    async downloadFile(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/file',
          {
            params: { path: key },
            parseAs: 'blob',
            ...options,
          },
        ),
      );
    },
  } satisfies Partial<UploadsClient>;
}

function actCalls(connect: Connect) {
  return {
    async retryBatch(key: BatchKey, reason: string) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/batches/{batchId}/retry',
          {
            params: { path: key },
            body: { reason },
          },
        ),
      );
    },
    async cancelBatch(key: BatchKey, reason: string) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/batches/{batchId}/cancel',
          {
            params: { path: key },
            body: { reason },
          },
        ),
      );
    },
  } satisfies Partial<UploadsClient>;
}
