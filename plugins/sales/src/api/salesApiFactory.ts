import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createDbtClient } from '@tieout/plugin-dbt-common';
import { createSalesClient } from '@tieout/plugin-sales-common';
import { salesApiRef } from './salesApiRef';

/** Makes the sales API out of the clients of sales and dbt. */
export const salesApiFactory = createApiFactory({
  api: salesApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: deps => {
    const dbt = createDbtClient(deps);
    return {
      ...createSalesClient(deps),
      getDbtStatus: () => dbt.getStatus(),
    };
  },
});
