import { Readable } from 'node:stream';
import { InputError, NotFoundError } from '@backstage/errors';
import { TieoutDatabase } from '@tieout/database';
import {
  ObjectStore,
  ObjectStoreError,
  ObjectTooLargeError,
  StoredObject,
} from '@tieout/object-store';
import { JobsService } from '@tieout/plugin-jobs-node';
import { TenantDirectory, withCode } from '@tieout/plugin-tenants-node';
import { BatchRecord, BatchStore, NewBatch } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { InspectionRecord, InspectionStore } from '../database/InspectionStore';
import { INSPECT_UPLOAD } from '../tasks/inspectUploadJob';
import { PROCESS_ORDERS_UPLOAD } from '../tasks/processOrdersUploadJob';
import { bindAgain } from './bindAgain';
import { findBound } from './findBound';

/** A file on its way in. */
export interface IncomingFile {
  tenantId: string;
  storeId: string;
  /** What the sender calls it: a label, never a path. */
  fileName: string;
  /** The batch of the store whose rows go when the file is loaded. */
  replaces?: string;
  /** The batch of the store of which the file holds mended rows. */
  supplements?: string;
  /** Entity reference of the sender. */
  uploadedBy: string;
  /** Whether the sender is told of the end of the batch. Default: true. */
  notifies?: boolean;
  /** What the sender says it measures, in bytes. Not trusted, but enough to refuse. */
  declaredBytes?: number;
  body: Readable;
  /** Aborts when the sender goes away. */
  signal: AbortSignal;
}

/** Takes files in: bytes first, then batch or inspection and job in one transaction. */
export class UploadReceiver {
  constructor(
    private readonly options: {
      database: TieoutDatabase;
      batches: BatchStore;
      inspections: InspectionStore;
      directory: TenantDirectory;
      jobs: JobsService;
      objects: ObjectStore;
      /** Largest file, in bytes. */
      maxBytes: number;
    },
  ) {}

  /**
   * Stores a file and has it processed.
   *
   * A crash in between leaves an object without a batch, which the orphan
   * sweep removes, never a batch without its object.
   *
   * @returns the batch; `created` is false when the same bytes of the same
   *   store were there
   * @throws NotFoundError `STORE_NOT_FOUND`, `BATCH_NOT_FOUND`
   * @throws ConflictError where it cannot be bound to the batch that is named
   * @throws ObjectTooLargeError `OBJECT_TOO_LARGE`
   */
  async receive(
    file: IncomingFile,
  ): Promise<{ batch: BatchRecord; created: boolean }> {
    const bound = await this.#bind(file);
    const stored = await this.#store(file);
    return await this.options.database.withTenant(file.tenantId, tx =>
      this.accept(tx, {
        ...stored,
        ...bound,
        uploadedBy: file.uploadedBy,
        notifies: file.notifies,
      }),
    );
  }

  /**
   * Stores a file and has it looked at; it is no batch until it is committed.
   *
   * @throws NotFoundError `STORE_NOT_FOUND`, `BATCH_NOT_FOUND`
   * @throws ConflictError where it cannot be bound to the batch that is named
   * @throws ObjectTooLargeError `OBJECT_TOO_LARGE`
   */
  async inspect(file: IncomingFile): Promise<InspectionRecord> {
    const { database, inspections, jobs } = this.options;
    const { tenantId } = file;
    const bound = await this.#bind(file);
    const stored = await this.#store(file);
    return await database.withTenant(tenantId, async tx => {
      const inspection = await inspections.create(tx, {
        ...stored,
        ...bound,
        createdBy: file.uploadedBy,
      });
      const { inspectionId } = inspection;
      await jobs.enqueue(tx, INSPECT_UPLOAD, { tenantId, inspectionId });
      return inspection;
    });
  }

  /**
   * Makes a batch of a stored file and has it processed, in the transaction of
   * the caller, who has entered the tenant.
   *
   * @returns the batch; `created` is false when the same bytes of the same
   *   store were there
   * @throws ConflictError where these are bound otherwise
   */
  async accept(
    tx: Knex.Transaction,
    file: NewBatch,
  ): Promise<{ batch: BatchRecord; created: boolean }> {
    const { batches, jobs } = this.options;
    const result = await batches.create(tx, file);
    if (!result.created) {
      const batch = await bindAgain(tx, { batches, jobs }, result.batch, file);
      return { batch, created: false };
    }
    await jobs.enqueue(tx, PROCESS_ORDERS_UPLOAD, {
      tenantId: file.tenantId,
      batchId: result.batch.batchId,
      objectKey: file.objectKey,
    });
    return result;
  }

  /** Looked at before the bytes are taken in, and again when they are loaded. */
  async #bind(
    file: IncomingFile,
  ): Promise<Pick<NewBatch, 'replacesBatchId' | 'supplementsBatchId'>> {
    const { database, batches } = this.options;
    return await database.withTenant(file.tenantId, async tx => {
      const { replaced, supplemented } = await findBound(tx, batches, file);
      return {
        replacesBatchId: replaced?.batchId,
        supplementsBatchId: supplemented?.batchId,
      };
    });
  }

  async #store(
    file: IncomingFile,
  ): Promise<Omit<NewBatch, 'uploadedBy' | 'choices'>> {
    const { directory, maxBytes } = this.options;
    const { tenantId, storeId } = file;
    if (!(await directory.getStore(tenantId, storeId))) {
      throw withCode(
        new NotFoundError(
          'This tenant has no such store: choose one of its stores',
        ),
        'STORE_NOT_FOUND',
      );
    }
    if (file.declaredBytes !== undefined && file.declaredBytes > maxBytes) {
      throw new ObjectTooLargeError(maxBytes);
    }
    const stored = await this.#put(file);
    return {
      tenantId,
      storeId,
      fileName: labelOf(file.fileName),
      objectKey: stored.key,
      contentSha256: stored.sha256,
      byteSize: stored.byteSize,
    };
  }

  async #put(file: IncomingFile): Promise<StoredObject> {
    const { objects, maxBytes } = this.options;
    try {
      return await objects.put(file.body, {
        prefix: file.tenantId,
        maxBytes,
        signal: file.signal,
      });
    } catch (error) {
      if (error instanceof ObjectStoreError && error.code === 'PUT_ABORTED') {
        throw withCode(
          new InputError('The upload was broken off; nothing of it was kept'),
          'UPLOAD_ABORTED',
        );
      }
      throw error;
    }
  }
}

/** Longest label, in characters. */
const LABEL_LIMIT = 255;

/**
 * The file's name as a label: the last part of a path, without control and
 * direction characters that could make it read as another name.
 */
export function labelOf(fileName: string): string {
  const label = fileName
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, LABEL_LIMIT);
  return label || 'unnamed';
}
