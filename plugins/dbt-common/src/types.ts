import type { components } from './schema/openapi';

/** Whether dbt can run on the portal's machine, and if not, how to mend it. */
export type DbtStatus = components['schemas']['DbtStatus'];

/** One run of dbt for the batches of a tenant. */
export type Run = components['schemas']['Run'];

/** State of a run; `lost` is the run of a worker that died. */
export type RunStatus = components['schemas']['RunStatus'];

/** A model, test or other node that a run executed. */
export type RunNode = components['schemas']['RunNode'];

/** A run with its nodes in order of start and its artifacts. */
export type RunDetail = components['schemas']['RunDetail'];

/** A page of runs, newest first. */
export type RunPage = components['schemas']['RunPage'];

/** Files that are kept of a run. */
export const artifactNames = [
  'manifest.json',
  'run_results.json',
  'dbt.log',
] as const;

/** Name of a file that is kept of a run. */
export type ArtifactName = (typeof artifactNames)[number];
