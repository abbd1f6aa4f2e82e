import {
  BatchFailure,
  BatchReading,
  BatchStatus,
  ReadingChoices,
} from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';

/** A batch as the database keeps it. Sizes in bytes. */
export interface BatchRecord {
  tenantId: string;
  batchId: string;
  storeId: string;
  status: BatchStatus;
  fileName: string;
  objectKey: string;
  /** Lower-case hexadecimal. */
  contentSha256: string;
  byteSize: number;
  /** Recognised report, e.g. `amazon-all-orders`. */
  profile?: string;
  rowsTotal?: number;
  rowsLoaded?: number;
  rowsRejected?: number;
  progressRows?: number;
  progressBytes?: number;
  progressAt?: Date;
  failure?: BatchFailure;
  /** The attempt that may write this batch's rows; the fencing token. */
  leaseRunId?: string;
  uploadedBy: string;
  receivedAt: Date;
  updatedAt: Date;
  /** When the current or last reading began. */
  parsingAt?: Date;
  loadedAt?: Date;
  readyAt?: Date;
  /** What a user decided about how the file is to be read. */
  choices: ReadingChoices;
  /** How the file was read, or why it could not be. */
  reading?: BatchReading;
  metadata: BatchMetadata;
  /** The batch whose rows go when this one is loaded. */
  replacesBatchId?: string;
  /** The batch of which this one holds mended rows. */
  supplementsBatchId?: string;
  /** Whether who sent the file is told of the batch's end. */
  notifies: boolean;
}

/** What later stages learned of a batch. */
export interface BatchMetadata {
  /** The dbt run on this machine that had the batch in its scope. */
  localRun?: {
    runId?: string;
    status: string;
    /** Why dbt could not run. */
    reason?: string;
    /** What to do about it. */
    remedy?: string;
    /** Nodes finished and in all, while the run goes on. */
    nodesDone?: number;
    nodesTotal?: number;
    /** Name of the node at work. */
    currentNode?: string;
    /** The run failed and the marts may hold what it published of the batch, until the next has taken it back. */
    leftInMarts?: boolean;
  };
}

/** What is known of a file when it has arrived. */
export type NewBatch = Pick<
  BatchRecord,
  | 'tenantId'
  | 'storeId'
  | 'fileName'
  | 'objectKey'
  | 'contentSha256'
  | 'byteSize'
  | 'uploadedBy'
> & {
  /** What a user has already decided about how it is to be read. Default: nothing. */
  choices?: ReadingChoices;
  /** At most one of the two. */
  replacesBatchId?: string;
  supplementsBatchId?: string;
  /** Default: true. */
  notifies?: boolean;
};

/** A change of a batch's state. */
export interface BatchChange {
  tenantId: string;
  batchId: string;
  from: BatchStatus;
  to: BatchStatus;
  /** Entity reference of a user, or `worker:<id>`. */
  actor: string;
  reason?: string;
  details?: Record<string, unknown>;
  /** The attempt that must hold the lease for the change to be allowed. */
  heldBy?: string;
  /** What the change brings along. */
  set?: {
    /** The attempt that takes the lease. */
    leaseRunId?: string;
    profile?: string;
    rowsTotal?: number;
    rowsLoaded?: number;
    rowsRejected?: number;
    failure?: BatchFailure;
    reading?: BatchReading;
    choices?: ReadingChoices;
    /** At most one of the two; either takes the place of what the batch was bound to. */
    replacesBatchId?: string;
    supplementsBatchId?: string;
    /** Merged into what is there, by top-level key. */
    metadata?: BatchMetadata;
  };
}

/** A recorded change of a batch's state. */
export interface BatchEventRecord {
  eventId: string;
  fromStatus?: BatchStatus;
  toStatus: BatchStatus;
  actor: string;
  reason?: string;
  at: Date;
}

/** Columns by which batches can be sorted. */
export type BatchSort =
  'receivedAt' | 'updatedAt' | 'fileName' | 'byteSize' | 'rowsTotal' | 'status';

/** Which batches, in which order, from where. */
export interface BatchFilter {
  tenantId: string;
  status?: BatchStatus[];
  storeId?: string;
  /** Part of the file name; case does not matter. */
  text?: string;
  sort: BatchSort;
  order: 'asc' | 'desc';
  /** A cursor of an earlier page. */
  cursor?: string;
  limit: number;
}

/** A page of batches. */
export interface BatchRecordPage {
  items: BatchRecord[];
  total: number;
  countsByStatus: Partial<Record<BatchStatus, number>>;
  nextCursor?: string;
  prevCursor?: string;
}

/**
 * Batches and their life cycle. Every method runs in the caller's transaction,
 * which `withTenant` or `withSystem` has opened.
 */
export interface BatchStore {
  /**
   * Records a received file. The same bytes for the same store are the same
   * batch, unless that was taken back: then the one that is there is returned,
   * with `created` false.
   */
  create(
    tx: Knex.Transaction,
    batch: NewBatch,
  ): Promise<{ batch: BatchRecord; created: boolean }>;

  get(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<BatchRecord | undefined>;

  /** Keeps others from changing a batch until the transaction ends. */
  lock(
    tx: Knex.Transaction,
    batch: Pick<BatchRecord, 'tenantId' | 'batchId'>,
  ): Promise<void>;

  /** The batch of a store that holds these bytes, and was not taken back. */
  findByContent(
    tx: Knex.Transaction,
    content: Pick<BatchRecord, 'tenantId' | 'storeId' | 'contentSha256'>,
  ): Promise<BatchRecord | undefined>;

  /**
   * Batches that a batch replaces or supplements, and those that do so to it,
   * oldest first.
   */
  listBound(tx: Knex.Transaction, batch: BatchRecord): Promise<BatchRecord[]>;

  /** A page of batches; the cursors are opaque. @throws InputError on a bad cursor */
  list(tx: Knex.Transaction, filter: BatchFilter): Promise<BatchRecordPage>;

  /** All batches of a tenant in a state, oldest first. */
  listByStatus(
    tx: Knex.Transaction,
    tenantId: string,
    status: BatchStatus,
  ): Promise<BatchRecord[]>;

  /** The batch's history, oldest first. */
  listEvents(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<BatchEventRecord[]>;

  /**
   * The only way in which a batch changes its state: if it is in `from`, and
   * if `heldBy` is given holds that lease, then it goes to `to`, the event is
   * recorded, and pages that watch are told at commit.
   *
   * @throws Error when the life cycle knows no such change
   * @throws ConflictError `BATCH_STATE_CHANGED` when the batch is not in
   *   `from`, or the lease is another's
   */
  transition(tx: Knex.Transaction, change: BatchChange): Promise<BatchRecord>;

  /**
   * Records how far reading is.
   *
   * @returns false when the lease is no longer this attempt's: stop
   */
  recordProgress(
    tx: Knex.Transaction,
    progress: {
      tenantId: string;
      batchId: string;
      leaseRunId: string;
      rows: number;
      bytes: number;
    },
  ): Promise<boolean>;

  /**
   * Records what was learned of a file that is being read.
   *
   * @throws ConflictError `BATCH_STATE_CHANGED` when the lease is another's
   */
  recordReading(
    tx: Knex.Transaction,
    record: {
      tenantId: string;
      batchId: string;
      leaseRunId: string;
      reading: BatchReading;
    },
  ): Promise<void>;

  /** Merges into a batch's metadata, by top-level key, without a change of state. */
  mergeMetadata(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
    metadata: BatchMetadata,
  ): Promise<void>;

  /**
   * Those of the objects that a batch or an inspection of any tenant refers to;
   * in `withSystem`.
   */
  findReferencedObjects(
    tx: Knex.Transaction,
    objectKeys: string[],
  ): Promise<ReadonlySet<string>>;
}
