import { ApiError, unwrap } from '@tieout/plugin-tenants-common';
import type { Client } from 'openapi-fetch';
import type { paths } from '../schema/openapi';
import type { ReadingChoices } from './apiTypes';
import type { InspectionKey, UploadsClient } from './UploadsClient';

/** The calls about files that are looked at before they are batches. */
export function inspectionCalls(connect: () => Promise<Client<paths>>) {
  return {
    async listInspections(tenantId, query, options) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/inspections', {
          params: { path: { tenantId }, query },
          ...options,
        }),
      );
    },
    async getInspection(key, options) {
      const client = await connect();
      return unwrap(
        await client.request(
          'get',
          '/tenants/{tenantId}/inspections/{inspectionId}',
          { params: { path: key }, ...options },
        ),
      );
    },
    async inspectAgain(key: InspectionKey, choices: ReadingChoices) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/inspections/{inspectionId}/inspect',
          { params: { path: key }, body: { choices } },
        ),
      );
    },
    async commitInspection(key: InspectionKey) {
      const client = await connect();
      return unwrap(
        await client.request(
          'post',
          '/tenants/{tenantId}/inspections/{inspectionId}/commit',
          { params: { path: key } },
        ),
      );
    },
    async dropInspection(key: InspectionKey) {
      const client = await connect();
      const { response, error } = await client.request(
        'delete',
        '/tenants/{tenantId}/inspections/{inspectionId}',
        { params: { path: key } },
      );
      // The answer has no body that could be unwrapped.
      if (!response.ok) throw ApiError.fromBody(response.status, error);
    },
  } satisfies Partial<UploadsClient>;
}
