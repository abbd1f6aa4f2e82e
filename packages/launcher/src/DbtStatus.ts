import { writeJsonFile } from './jsonFile';

/**
 * Whether dbt can run, as the file named by `TIEOUT_DBT_STATUS_FILE` tells the
 * backend and the worker, which read it anew before each run.
 */
export type DbtStatus =
  | { state: 'installing' }
  | { state: 'ready'; executable: string }
  | {
      state: 'unavailable';
      /** Why dbt cannot run. */
      reason: string;
      /** What a person can do about it. */
      remedy: string;
    };

/** Replaces the status file in one go. */
export function writeDbtStatus(file: string, status: DbtStatus) {
  writeJsonFile(file, status);
}
