import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createDbtClient } from '@tieout/plugin-dbt-common';
import { dbtApiRef } from './dbtApiRef';

/** Makes the dbt API over HTTP. */
export const dbtApiFactory = createApiFactory({
  api: dbtApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: deps => createDbtClient(deps),
});
