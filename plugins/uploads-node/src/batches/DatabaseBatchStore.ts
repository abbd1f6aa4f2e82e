import { ConflictError } from '@backstage/errors';
import {
  BatchReading,
  BatchStatus,
  isLegalTransition,
} from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import { v7 as uuid } from 'uuid';
import { BATCH_COLUMNS, BatchRow, batchFromRow } from './batchRow';
import { changedColumns } from './changedColumns';
import { readBatchPage } from './batchPage';
import {
  BatchChange,
  BatchEventRecord,
  BatchFilter,
  BatchMetadata,
  BatchRecord,
  BatchRecordPage,
  BatchStore,
  NewBatch,
} from './BatchStore';

/** Channel on which a change of a batch is told: JSON with tenantId and batchId. */
export const BATCHES_CHANNEL = 'tieout_batches';

const TABLE = 'uploads.data_upload_batches';

/** As the unique index on the bytes has it. */
const NOT_TAKEN_BACK = `status not in ('undone', 'replaced')`;

/** {@link BatchStore} in the schema `uploads`. */
export class DatabaseBatchStore implements BatchStore {
  async create(
    tx: Knex.Transaction,
    batch: NewBatch,
  ): Promise<{ batch: BatchRecord; created: boolean }> {
    const inserted: BatchRow[] = await tx(TABLE)
      .insert({
        tenant_id: batch.tenantId,
        batch_id: uuid(),
        store_id: batch.storeId,
        status: 'received',
        file_name: batch.fileName,
        object_key: batch.objectKey,
        content_sha256: batch.contentSha256,
        byte_size: batch.byteSize,
        uploaded_by: batch.uploadedBy,
        choices: JSON.stringify(batch.choices ?? {}),
        replaces_batch_id: batch.replacesBatchId,
        supplements_batch_id: batch.supplementsBatchId,
        notifies: batch.notifies,
      })
      .onConflict(
        tx.raw(`(tenant_id, store_id, content_sha256) where ${NOT_TAKEN_BACK}`),
      )
      .ignore()
      .returning(BATCH_COLUMNS);
    if (inserted.length === 0) {
      const existing = await this.findByContent(tx, batch);
      if (!existing) throw new Error('The batch of these bytes has gone');
      return { batch: existing, created: false };
    }
    const record = batchFromRow(inserted[0]);
    await this.#record(tx, {
      tenantId: record.tenantId,
      batchId: record.batchId,
      to: 'received',
      actor: batch.uploadedBy,
    });
    return { batch: record, created: true };
  }

  async get(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<BatchRecord | undefined> {
    const row: BatchRow | undefined = await tx(TABLE)
      .where({ tenant_id: tenantId, batch_id: batchId })
      .first(...BATCH_COLUMNS);
    return row && batchFromRow(row);
  }

  async lock(
    tx: Knex.Transaction,
    { tenantId, batchId }: Pick<BatchRecord, 'tenantId' | 'batchId'>,
  ): Promise<void> {
    await tx(TABLE)
      .where({ tenant_id: tenantId, batch_id: batchId })
      .forUpdate()
      .select('batch_id');
  }

  async findByContent(
    tx: Knex.Transaction,
    content: Pick<BatchRecord, 'tenantId' | 'storeId' | 'contentSha256'>,
  ): Promise<BatchRecord | undefined> {
    const row: BatchRow | undefined = await tx(TABLE)
      .where({
        tenant_id: content.tenantId,
        store_id: content.storeId,
        content_sha256: content.contentSha256,
      })
      .whereRaw(NOT_TAKEN_BACK)
      .first(...BATCH_COLUMNS);
    return row && batchFromRow(row);
  }

  async listBound(
    tx: Knex.Transaction,
    { tenantId, batchId, ...batch }: BatchRecord,
  ): Promise<BatchRecord[]> {
    const rows: BatchRow[] = await tx(TABLE)
      .where({ tenant_id: tenantId })
      .where(query =>
        query
          .where({ replaces_batch_id: batchId })
          .orWhere({ supplements_batch_id: batchId })
          .orWhereIn(
            'batch_id',
            [batch.replacesBatchId, batch.supplementsBatchId].flatMap(
              id => id ?? [],
            ),
          ),
      )
      .orderBy('batch_id')
      .select(...BATCH_COLUMNS);
    return rows.map(batchFromRow);
  }

  list(tx: Knex.Transaction, filter: BatchFilter): Promise<BatchRecordPage> {
    return readBatchPage(tx, filter);
  }

  async listByStatus(
    tx: Knex.Transaction,
    tenantId: string,
    status: BatchStatus,
  ): Promise<BatchRecord[]> {
    const rows: BatchRow[] = await tx(TABLE)
      .where({ tenant_id: tenantId, status })
      .orderBy('batch_id')
      .select(...BATCH_COLUMNS);
    return rows.map(batchFromRow);
  }

  async listEvents(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<BatchEventRecord[]> {
    const rows: {
      event_id: string;
      from_status: BatchStatus | null;
      to_status: BatchStatus;
      actor: string;
      reason: string | null;
      at: Date;
    }[] = await tx('uploads.batch_events')
      .where({ tenant_id: tenantId, batch_id: batchId })
      .orderBy(['at', 'event_id'])
      .select('event_id', 'from_status', 'to_status', 'actor', 'reason', 'at');
    return rows.map(row => ({
      eventId: row.event_id,
      fromStatus: row.from_status ?? undefined,
      toStatus: row.to_status,
      actor: row.actor,
      reason: row.reason ?? undefined,
      at: row.at,
    }));
  }

  async transition(
    tx: Knex.Transaction,
    change: BatchChange,
  ): Promise<BatchRecord> {
    const { tenantId, batchId, from, to } = change;
    if (!isLegalTransition(from, to)) {
      throw new Error(`A batch cannot go from ${from} to ${to}`);
    }
    const rows: BatchRow[] = await tx(TABLE)
      .where({ tenant_id: tenantId, batch_id: batchId, status: from })
      .modify(query => {
        if (change.heldBy) query.where('lease_run_id', change.heldBy);
      })
      .update(changedColumns(tx, change))
      .returning(BATCH_COLUMNS);
    if (rows.length === 0) throw stateChanged(from, change.heldBy);
    await this.#record(tx, change);
    return batchFromRow(rows[0]);
  }

  async recordProgress(
    tx: Knex.Transaction,
    progress: {
      tenantId: string;
      batchId: string;
      leaseRunId: string;
      rows: number;
      bytes: number;
    },
  ): Promise<boolean> {
    const { tenantId, batchId } = progress;
    const changed = await tx(TABLE)
      .where({
        tenant_id: tenantId,
        batch_id: batchId,
        status: 'parsing',
        lease_run_id: progress.leaseRunId,
      })
      .update({
        progress_rows: progress.rows,
        progress_bytes: progress.bytes,
        progress_at: tx.fn.now(),
      });
    if (changed === 1) await this.#notify(tx, tenantId, batchId);
    return changed === 1;
  }

  async recordReading(
    tx: Knex.Transaction,
    record: {
      tenantId: string;
      batchId: string;
      leaseRunId: string;
      reading: BatchReading;
    },
  ): Promise<void> {
    const changed = await tx(TABLE)
      .where({
        tenant_id: record.tenantId,
        batch_id: record.batchId,
        status: 'parsing',
        lease_run_id: record.leaseRunId,
      })
      .update({ reading: JSON.stringify(record.reading) });
    if (changed === 0) throw stateChanged('parsing', record.leaseRunId);
  }

  async mergeMetadata(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
    metadata: BatchMetadata,
  ): Promise<void> {
    await tx(TABLE)
      .where({ tenant_id: tenantId, batch_id: batchId })
      .update({
        metadata: tx.raw('metadata || ?::jsonb', [JSON.stringify(metadata)]),
        updated_at: tx.fn.now(),
      });
    await this.#notify(tx, tenantId, batchId);
  }

  async findReferencedObjects(
    tx: Knex.Transaction,
    objectKeys: string[],
  ): Promise<ReadonlySet<string>> {
    // In one statement: what is committed meanwhile moves from one table to
    // the other, and is seen in one of them.
    const rows: { object_key: string }[] = await tx(TABLE)
      .whereRaw('object_key = any(?)', [objectKeys])
      .select('object_key')
      .union([
        tx('uploads.inspections')
          .whereRaw('object_key = any(?)', [objectKeys])
          .select('object_key'),
      ]);
    return new Set(rows.map(row => row.object_key));
  }

  async #record(
    tx: Knex.Transaction,
    event: Omit<BatchChange, 'from' | 'set' | 'heldBy'> & {
      from?: BatchStatus;
    },
  ): Promise<void> {
    await tx('uploads.batch_events').insert({
      tenant_id: event.tenantId,
      batch_id: event.batchId,
      event_id: uuid(),
      from_status: event.from,
      to_status: event.to,
      actor: event.actor,
      reason: event.reason,
      details: event.details && JSON.stringify(event.details),
    });
    await this.#notify(tx, event.tenantId, event.batchId);
  }

  async #notify(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<void> {
    await tx.raw(`select pg_notify(?, ?)`, [
      BATCHES_CHANNEL,
      JSON.stringify({ tenantId, batchId }),
    ]);
  }
}

function stateChanged(from: BatchStatus, heldBy: string | undefined) {
  return Object.assign(
    new ConflictError(
      `The batch is no longer ${from}${heldBy ? ', or another attempt works on it' : ''}: reload to see its state`,
    ),
    { code: 'BATCH_STATE_CHANGED' },
  );
}
