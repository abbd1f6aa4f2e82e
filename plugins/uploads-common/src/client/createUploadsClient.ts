import {
  type ApiClientOptions,
  createApiClient,
  unwrap,
} from '@tieout/plugin-tenants-common';
import type { Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi';
import type { ReadingChoices } from './apiTypes';
import { inspectionCalls } from './inspectionCalls';
import { mappingCalls } from './mappingCalls';
import type { BatchKey, UploadTarget, UploadsClient } from './UploadsClient';

type Connect = () => Promise<Client<paths>>;

/** Creates the typed client of the uploads API; works in the browser and in Node. */
export function createUploadsClient(options: ApiClientOptions): UploadsClient {
  const connect = createApiClient<paths>('uploads', options);
  // Bytes are posted by whoever can tell how far they are.
  const urlOf = async (
    collection: string,
    { tenantId, storeId, fileName, replaces, supplements }: UploadTarget,
  ) => {
    const baseUrl = await options.discoveryApi.getBaseUrl('uploads');
    const path = ['tenants', tenantId, 'stores', storeId, collection]
      .map(encodeURIComponent)
      .join('/');
    const query = new URLSearchParams({
      fileName,
      ...(replaces && { replaces }),
      ...(supplements && { supplements }),
    });
    return `${baseUrl}/${path}?${query}`;
  };
  return {
    ...readCalls(connect),
    ...rowCalls(connect),
    ...downloadCalls(connect),
    ...actCalls(connect),
    ...inspectionCalls(connect),
    ...mappingCalls(connect),
    getUploadUrl: target => urlOf('files', target),
    getInspectionUrl: target => urlOf('inspections', target),
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

function rowCalls(connect: Connect) {
  return {
    async listRows(key, query, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/rows',
          { params: { path: key, query }, ...options },
        ),
      );
    },
    async getRow(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/rows/{rowNumber}',
          { params: { path: key }, ...options },
        ),
      );
    },
    async downloadRowOriginal(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/batches/{batchId}/rows/{rowNumber}/original',
          { params: { path: key }, parseAs: 'blob', ...options },
        ),
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
    async retryBatch(
      key: BatchKey,
      reason: string,
      change?: { choices?: ReadingChoices; replaces?: string },
    ) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/batches/{batchId}/retry',
          {
            params: { path: key },
            body: { reason, ...change },
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
    async undoBatch(key: BatchKey, reason: string) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/batches/{batchId}/undo',
          { params: { path: key }, body: { reason } },
        ),
      );
    },
  } satisfies Partial<UploadsClient>;
}
