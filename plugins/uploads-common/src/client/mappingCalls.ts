import { unwrap } from '@tieout/plugin-tenants-common';
import type { Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi';
import type { UploadsClient } from './UploadsClient';

/** The calls about kinds of file and mappings, which make some. */
export function mappingCalls(connect: () => Promise<Client<paths>>) {
  return {
    async listReportKinds(tenantId, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/report-kinds', {
          params: { path: { tenantId } },
          ...options,
        }),
      ).items;
    },
    async previewMapping(file, body, options) {
      const client = await connect();
      return unwrap(
        'batchId' in file
          ? await client.request(
              'post',
              '/tenants/{tenantId}/batches/{batchId}/mapping-preview',
              { params: { path: file }, body, ...options },
            )
          : await client.request(
              'post',
              '/tenants/{tenantId}/inspections/{inspectionId}/mapping-preview',
              { params: { path: file }, body, ...options },
            ),
      );
    },
    async listMappings({ tenantId, archived }, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/mappings', {
          params: { path: { tenantId }, query: { archived } },
          ...options,
        }),
      ).items;
    },
    async getMapping(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/mappings/{mappingId}',
          { params: { path: key }, ...options },
        ),
      );
    },
    async createMapping(tenantId, { name, header, definition }) {
      const client = await connect();
      return unwrap(
        await client.request('post', '/tenants/{tenantId}/mappings', {
          params: { path: { tenantId } },
          body: { name, header, definition },
        }),
      );
    },
    async updateMapping(key, { basedOn, name, definition }) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/mappings/{mappingId}/versions',
          { params: { path: key }, body: { basedOn, name, definition } },
        ),
      );
    },
    async archiveMapping(key, reason) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/mappings/{mappingId}/archive',
          { params: { path: key }, body: { reason } },
        ),
      );
    },
  } satisfies Partial<UploadsClient>;
}
