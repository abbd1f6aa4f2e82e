import type {
  ArtifactName,
  DbtFailureCode,
  DbtStatus,
} from '@tieout/plugin-dbt-common';

/** A node as far as a run has come with it. */
export interface NodeProgress {
  uniqueId: string;
  resourceType: string;
  name: string;
  /** dbt's own word, lower case: running, success, pass, error, fail, skipped … */
  status: string;
  message?: string;
  rowsAffected?: number;
  startedAt?: Date;
  finishedAt?: Date;
  executionSeconds?: number;
}

/** What a run tells while it goes on. */
export type DbtProgress =
  | { kind: 'version'; dbtVersion: string; invocationId: string }
  | { kind: 'total'; nodes: number }
  | { kind: 'node'; node: NodeProgress };

/** A file that is kept of a run. Size in bytes. */
export interface Artifact {
  name: ArtifactName;
  byteSize: number;
}

/** Why a run failed. */
export interface DbtFailure {
  code: DbtFailureCode;
  message: string;
}

/** How a run ended. */
export interface DbtOutcome {
  failure?: DbtFailure;
  /** Whether it was cut off by its signal. */
  aborted?: boolean;
  artifacts: Artifact[];
}

/** Whether dbt can run, and if not, why and how to mend it. */
export interface RunnerStatus extends DbtStatus {
  /** Whether it will be able to in a moment. */
  installing?: boolean;
}

/** Runs dbt somewhere. */
export interface DbtRunner {
  status(): Promise<RunnerStatus>;

  /** Gets ready for a run that may come, if dbt is there. */
  warmUp(): Promise<void>;

  /**
   * Runs `dbt build` for the batches in scope and returns once no process of
   * it is left, also after an abort.
   */
  run(options: {
    runId: string;
    signal: AbortSignal;
    onProgress(progress: DbtProgress): void;
  }): Promise<DbtOutcome>;

  /** Path of an artifact of a run that has ended. */
  artifactPath(runId: string, name: ArtifactName): string;

  /** Removes what is kept of a run that has ended. May be asked twice. */
  removeArtifacts(runId: string): Promise<void>;
}
