import {
  type ApiClientOptions,
  createApiClient,
  unwrap,
} from '@tieout/plugin-tenants-common';
import type { operations, paths } from './schema/openapi';
import type { Sales } from './types';

/** Which sales to show. Days are local days of each store. */
export type SalesQuery = NonNullable<
  operations['getSales']['parameters']['query']
>;

/** Client of the sales plugin. Every method throws `ApiError`. */
export interface SalesClient {
  /** Orders and revenue by day, store and currency. */
  getSales(tenantId: string, query?: SalesQuery): Promise<Sales>;
}

/** Makes a client of the sales plugin, in a frontend or in a backend. */
export function createSalesClient(options: ApiClientOptions): SalesClient {
  const connect = createApiClient<paths>('sales', options);
  return {
    async getSales(tenantId, query) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}/sales', {
          params: { path: { tenantId }, query },
        }),
      );
    },
  };
}
