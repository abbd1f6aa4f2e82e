import type { DbtFailureCode, RunStatus } from '@tieout/plugin-dbt-common';
import type { Knex } from 'knex';
import type { Artifact, NodeProgress } from '../runner/DbtRunner';

/** A run as the database keeps it. */
export interface RunRecord {
  tenantId: string;
  runId: string;
  status: RunStatus;
  runner: 'local';
  invocationId?: string;
  dbtVersion?: string;
  batchIds: string[];
  nodesTotal: number;
  nodesDone: number;
  currentNode?: string;
  failure?: { code: string; message: string };
  startedAt: Date;
  finishedAt?: Date;
  artifacts: Artifact[];
}

/** How far a run is. What is left out stays as it is. */
export interface RunProgress {
  invocationId?: string;
  dbtVersion?: string;
  nodesTotal?: number;
  nodesDone?: number;
  currentNode?: string;
  /** Nodes that have changed since the last time. */
  nodes: NodeProgress[];
}

/** How a run ended. */
export interface RunEnd {
  status: Exclude<RunStatus, 'running'>;
  failure?: { code: DbtFailureCode; message: string };
  artifacts?: Artifact[];
}

/** Runs of dbt. Every method runs in a transaction of the run's tenant. */
export interface DbtRunStore {
  /** Records a run that begins; `jobRunId` is the attempt of the job behind it. */
  begin(
    tx: Knex.Transaction,
    run: {
      tenantId: string;
      runId: string;
      batchIds: string[];
      jobRunId: string;
    },
  ): Promise<void>;

  /**
   * Records that dbt could not run. While it stays so there is one such run a
   * tenant, brought up to date, rather than one an attempt.
   *
   * @returns the run's id
   */
  recordUnavailable(
    tx: Knex.Transaction,
    run: { tenantId: string; batchIds: string[]; message: string },
  ): Promise<string>;

  /** @returns false when the run has ended: nothing was recorded */
  recordProgress(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
    progress: RunProgress,
  ): Promise<boolean>;

  /** @returns false when the run had ended already: another attempt took over */
  end(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
    end: RunEnd,
  ): Promise<boolean>;

  /** Ids of the tenant's runs that have not ended. */
  listRunning(tx: Knex.Transaction, tenantId: string): Promise<string[]>;

  /** Ids of the runs that one attempt of the job began, ended or not. */
  listOfJobRun(
    tx: Knex.Transaction,
    tenantId: string,
    jobRunId: string,
  ): Promise<string[]>;

  get(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
  ): Promise<RunRecord | undefined>;

  /** The run's nodes in order of start. */
  listNodes(
    tx: Knex.Transaction,
    tenantId: string,
    runId: string,
  ): Promise<NodeProgress[]>;

  /** A page of runs, newest first. @throws InputError on a bad cursor */
  list(
    tx: Knex.Transaction,
    filter: {
      tenantId: string;
      batchId?: string;
      status?: RunStatus[];
      cursor?: string;
      limit: number;
    },
  ): Promise<{ items: RunRecord[]; total: number; nextCursor?: string }>;
}
