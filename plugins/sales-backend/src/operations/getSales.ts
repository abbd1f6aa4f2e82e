import { InputError } from '@backstage/errors';
import type { TieoutDatabase } from '@tieout/database';
import {
  type SalesOperations,
  salesReadPermission,
} from '@tieout/plugin-sales-common';
import { type TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import type { SalesStore } from '../database/SalesStore';

/** Orders and revenue by day, store and currency. */
export function getSales(options: {
  database: TieoutDatabase;
  sales: SalesStore;
}): TenantOperation<SalesOperations['getSales']> {
  const { database, sales } = options;
  return {
    permission: salesReadPermission,
    eventId: 'sales-fetch',
    async act({ tenantId, query }) {
      if (query.from && query.to && query.from > query.to) {
        throw withCode(
          new InputError(
            `The first day, ${query.from}, is after the last, ${query.to}`,
          ),
          'PERIOD_INVALID',
        );
      }
      const body = await database.withTenant(tenantId, tx =>
        sales.read(tx, { tenantId, ...query }),
      );
      return { body };
    },
  };
}
