import type { Sales } from '@tieout/plugin-sales-common';
import type { Knex } from 'knex';

/** Which sales to read; days are local days of each store, both included. */
export interface SalesFilter {
  tenantId: string;
  from?: string;
  to?: string;
  storeId?: string;
  marketplace?: string;
  currency?: string;
}

/** Sales as the marts know them; in a transaction of the tenant. */
export interface SalesStore {
  /**
   * The sales of a tenant. Marts that were never built are no error: the
   * freshness says `empty`.
   */
  read(tx: Knex.Transaction, filter: SalesFilter): Promise<Sales>;
}
