import { BatchReading, ReadingChoices } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import {
  INSPECTION_COLUMNS,
  InspectionRow,
  inspectionFromRow,
} from './inspectionRow';
import {
  HeldInspection,
  InspectionFilter,
  InspectionKey,
  InspectionOutcome,
  InspectionRecord,
  InspectionStore,
  ListedInspectionPage,
  NewInspection,
} from './InspectionStore';
import { readInspectionPage } from './readInspectionPage';

const TABLE = 'uploads.inspections';

/** What an attempt finds, before it has found anything. */
const NOTHING_FOUND = {
  progress_rows: null,
  progress_bytes: null,
  reading: null,
  rows: null,
  rejected_rows: null,
  failure_code: null,
  failure_message: null,
};

/** {@link InspectionStore} in the schema `uploads`. */
export class DatabaseInspectionStore implements InspectionStore {
  async create(
    tx: Knex.Transaction,
    inspection: NewInspection,
  ): Promise<InspectionRecord> {
    const [row]: InspectionRow[] = await tx(TABLE)
      .insert({
        tenant_id: inspection.tenantId,
        store_id: inspection.storeId,
        status: 'waiting',
        file_name: inspection.fileName,
        object_key: inspection.objectKey,
        content_sha256: inspection.contentSha256,
        byte_size: inspection.byteSize,
        created_by: inspection.createdBy,
        choices: JSON.stringify(inspection.choices ?? {}),
        replaces_batch_id: inspection.replacesBatchId,
        supplements_batch_id: inspection.supplementsBatchId,
      })
      .returning(INSPECTION_COLUMNS);
    return inspectionFromRow(row);
  }

  async get(
    tx: Knex.Transaction,
    key: InspectionKey,
  ): Promise<InspectionRecord | undefined> {
    const row: InspectionRow | undefined = await at(tx, key).first(
      ...INSPECTION_COLUMNS,
    );
    return row && inspectionFromRow(row);
  }

  list(
    tx: Knex.Transaction,
    filter: InspectionFilter,
  ): Promise<ListedInspectionPage> {
    return readInspectionPage(tx, filter);
  }

  async restart(
    tx: Knex.Transaction,
    { choices, ...key }: InspectionKey & { choices: ReadingChoices },
  ): Promise<InspectionRecord | undefined> {
    const [row]: InspectionRow[] = await at(tx, key)
      .update({
        ...NOTHING_FOUND,
        status: 'waiting',
        updated_at: tx.fn.now(),
        attempts: 0,
        lease_run_id: null,
        choices: JSON.stringify(choices),
      })
      .returning(INSPECTION_COLUMNS);
    return row && inspectionFromRow(row);
  }

  async takeLease(
    tx: Knex.Transaction,
    { leaseRunId, ...key }: HeldInspection,
  ): Promise<InspectionRecord | undefined> {
    const [row]: InspectionRow[] = await at(tx, key)
      // Whoever held a running one is gone, for the queue gave the job out anew.
      .whereIn('status', ['waiting', 'running'])
      .update({
        ...NOTHING_FOUND,
        status: 'running',
        updated_at: tx.fn.now(),
        attempts: tx.raw('attempts + 1'),
        lease_run_id: leaseRunId,
      })
      .returning(INSPECTION_COLUMNS);
    return row && inspectionFromRow(row);
  }

  async recordProgress(
    tx: Knex.Transaction,
    { rows, bytes, ...held }: HeldInspection & { rows: number; bytes: number },
  ): Promise<boolean> {
    const changed = await heldBy(tx, held).update({
      progress_rows: rows,
      progress_bytes: bytes,
    });
    return changed === 1;
  }

  async recordReading(
    tx: Knex.Transaction,
    { reading, ...held }: HeldInspection & { reading: BatchReading },
  ): Promise<boolean> {
    const changed = await heldBy(tx, held).update({ reading: jsonb(reading) });
    return changed === 1;
  }

  async finish(
    tx: Knex.Transaction,
    held: HeldInspection,
    { failure, reading, rows, rejectedRows }: InspectionOutcome,
  ): Promise<boolean> {
    const changed = await heldBy(tx, held).update({
      updated_at: tx.fn.now(),
      status: failure ? 'failed' : 'done',
      lease_run_id: null,
      progress_rows: null,
      progress_bytes: null,
      failure_code: failure?.code ?? null,
      failure_message: failure?.message ?? null,
      ...(reading && { reading: jsonb(reading) }),
      ...(rows && { rows: jsonb(rows) }),
      ...(rejectedRows && { rejected_rows: jsonb(rejectedRows) }),
    });
    return changed === 1;
  }

  async remove(
    tx: Knex.Transaction,
    key: InspectionKey,
  ): Promise<InspectionRecord | undefined> {
    const [row]: InspectionRow[] = await at(tx, key)
      .delete()
      .returning(INSPECTION_COLUMNS);
    return row && inspectionFromRow(row);
  }

  async removeOlderThan(tx: Knex.Transaction, ageMs: number): Promise<number> {
    return await tx(TABLE)
      .whereRaw(`created_at < now() - ? * interval '1 millisecond'`, [ageMs])
      .delete();
  }
}

function at(tx: Knex.Transaction, { tenantId, inspectionId }: InspectionKey) {
  return tx(TABLE).where({ tenant_id: tenantId, inspection_id: inspectionId });
}

function heldBy(tx: Knex.Transaction, { leaseRunId, ...key }: HeldInspection) {
  return at(tx, key).where({ status: 'running', lease_run_id: leaseRunId });
}

/** JSON that jsonb takes: NUL, which it refuses, is shown as its picture. */
function jsonb(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '␀') : part,
  );
}
