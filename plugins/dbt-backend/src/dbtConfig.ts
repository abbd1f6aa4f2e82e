import path from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';

/** Settings of the dbt plugin, read from `tieout`. */
export interface DbtConfig {
  /** Where dbt is, if the configuration or the environment says. */
  executable?: string;
  /** File in which the launcher says whether dbt is installed. */
  statusFile?: string;
  projectDirectory: string;
  /** Folder of the runs' artifacts and of the parse cache. */
  dataDirectory: string;
  /** In milliseconds. */
  timeoutMs: number;
  keepWarm: boolean;
  /** Age from which runs are forgotten, in days. */
  retentionDays: number;
  /** Password of the role `tieout_dbt`. */
  databasePassword?: string;
}

/**
 * @param environment - the process's; the launcher sets `TIEOUT_DBT_EXECUTABLE`
 *   or `TIEOUT_DBT_STATUS_FILE`
 * @throws Error when `tieout.dataDirectory` is missing
 */
export function readDbtConfig(
  config: RootConfigService,
  environment: NodeJS.ProcessEnv,
): DbtConfig {
  const tieout = config.getConfig('tieout');
  return {
    executable:
      tieout.getOptionalString('dbt.executable') ??
      environment.TIEOUT_DBT_EXECUTABLE,
    statusFile: environment.TIEOUT_DBT_STATUS_FILE,
    projectDirectory: path.resolve(
      tieout.getOptionalString('dbt.projectDirectory') ?? 'data/dbt',
    ),
    dataDirectory: path.resolve(tieout.getString('dataDirectory'), 'dbt'),
    timeoutMs: (tieout.getOptionalNumber('dbt.timeoutMinutes') ?? 30) * 60_000,
    keepWarm: tieout.getOptionalBoolean('dbt.keepWarm') ?? true,
    retentionDays: tieout.getOptionalNumber('retention.dbtRunsDays') ?? 90,
    databasePassword: tieout.getOptionalString('database.dbtPassword'),
  };
}
