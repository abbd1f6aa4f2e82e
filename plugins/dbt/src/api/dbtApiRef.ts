import { createApiRef } from '@backstage/core-plugin-api';
import type { DbtClient } from '@tieout/plugin-dbt-common';

/** Reference of the dbt API; the dbt plugin provides it. */
export const dbtApiRef = createApiRef<DbtClient>({ id: 'plugin.dbt.service' });
