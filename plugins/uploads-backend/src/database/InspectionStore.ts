import {
  BatchReading,
  InspectedRows,
  InspectionStatus,
  ReadingChoices,
  RejectedRow,
} from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';

/** Age at which a file that was looked at and not committed is forgotten, in milliseconds. */
export const INSPECTION_KEPT_MS = 24 * 60 * 60_000;

/** A file that is looked at before it is a batch, as the database keeps it. Sizes in bytes. */
export interface InspectionRecord {
  tenantId: string;
  inspectionId: string;
  storeId: string;
  status: InspectionStatus;
  fileName: string;
  objectKey: string;
  /** Lower-case hexadecimal. */
  contentSha256: string;
  byteSize: number;
  /** What a user decided about how the file is to be read. */
  choices: ReadingChoices;
  progressRows?: number;
  progressBytes?: number;
  /** The attempt that may write what it finds; the fencing token. */
  leaseRunId?: string;
  /** How the file is to be read, as far as that is known. */
  reading?: BatchReading;
  rows?: InspectedRows;
  /** The first of them. */
  rejectedRows?: RejectedRow[];
  failure?: { code: string; message: string };
  /** Entity reference of the sender. */
  createdBy: string;
  createdAt: Date;
  /** The batch whose rows are to go when the file is loaded. */
  replacesBatchId?: string;
  /** The batch of which the file holds mended rows. */
  supplementsBatchId?: string;
}

/** What is known of a file when it has arrived. */
export type NewInspection = Pick<
  InspectionRecord,
  | 'tenantId'
  | 'storeId'
  | 'fileName'
  | 'objectKey'
  | 'contentSha256'
  | 'byteSize'
  | 'createdBy'
  | 'replacesBatchId'
  | 'supplementsBatchId'
> & {
  /** What is decided already about how it is to be read. Default: nothing. */
  choices?: ReadingChoices;
};

/** An inspection as lists show it. Sizes in bytes. */
export interface ListedInspection extends Pick<
  InspectionRecord,
  | 'tenantId'
  | 'inspectionId'
  | 'storeId'
  | 'fileName'
  | 'byteSize'
  | 'status'
  | 'rows'
  | 'createdAt'
> {
  /** Whether the file leaves something open. */
  asks: boolean;
  failureCode?: string;
}

/** Which inspections are listed, from where. */
export interface InspectionFilter {
  tenantId: string;
  /** Entity reference of the sender. */
  createdBy: string;
  /** A cursor of an earlier page. */
  cursor?: string;
  limit: number;
}

/** A page of inspections, the newest first. */
export interface ListedInspectionPage {
  items: ListedInspection[];
  nextCursor?: string;
}

/** An inspection, and the tenant that owns it. */
export type InspectionKey = Pick<InspectionRecord, 'tenantId' | 'inspectionId'>;

/** An inspection, and the attempt that must hold it for a change to be allowed. */
export interface HeldInspection extends InspectionKey {
  leaseRunId: string;
}

/** What an attempt has found. */
export interface InspectionOutcome extends Pick<
  InspectionRecord,
  'failure' | 'rows' | 'rejectedRows'
> {
  /** Default: as recorded before. */
  reading?: BatchReading;
}

/**
 * Files that are looked at before they are batches. Every method runs in the
 * caller's transaction, which `withTenant` or `withSystem` has opened.
 */
export interface InspectionStore {
  /** Records a received file, which waits for a worker. */
  create(
    tx: Knex.Transaction,
    inspection: NewInspection,
  ): Promise<InspectionRecord>;

  get(
    tx: Knex.Transaction,
    key: InspectionKey,
  ): Promise<InspectionRecord | undefined>;

  /** A page of a sender's inspections. @throws InputError on a bad cursor */
  list(
    tx: Knex.Transaction,
    filter: InspectionFilter,
  ): Promise<ListedInspectionPage>;

  /**
   * Forgets what was found and lets the file wait again, with these choices.
   * The attempt that is at it loses it.
   */
  restart(
    tx: Knex.Transaction,
    change: InspectionKey & { choices: ReadingChoices },
  ): Promise<InspectionRecord | undefined>;

  /** Gives the inspection to an attempt. @returns undefined if it needs none */
  takeLease(
    tx: Knex.Transaction,
    held: HeldInspection,
  ): Promise<InspectionRecord | undefined>;

  /** Records how far an attempt is. @returns false when it no longer holds the lease: stop */
  recordProgress(
    tx: Knex.Transaction,
    progress: HeldInspection & { rows: number; bytes: number },
  ): Promise<boolean>;

  /** Records how the file is to be read. @returns false when the lease is lost */
  recordReading(
    tx: Knex.Transaction,
    record: HeldInspection & { reading: BatchReading },
  ): Promise<boolean>;

  /** Ends an inspection: failed where there is a failure, else done. @returns false when the lease is lost */
  finish(
    tx: Knex.Transaction,
    held: HeldInspection,
    outcome: InspectionOutcome,
  ): Promise<boolean>;

  /** Removes an inspection. @returns what it was */
  remove(
    tx: Knex.Transaction,
    key: InspectionKey,
  ): Promise<InspectionRecord | undefined>;

  /** Removes inspections of any tenant by their age; in `withSystem`. @returns how many */
  removeOlderThan(tx: Knex.Transaction, ageMs: number): Promise<number>;
}
