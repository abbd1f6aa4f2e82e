import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { v7 as uuid } from 'uuid';
import { BatchRecord, NewBatch } from '../batches/BatchStore';
import { DatabaseBatchStore } from '../batches/DatabaseBatchStore';
import { uploadsMigrations } from '../batchStoreServiceRef';

/** A database of its own with the tables of uploads. */
export async function createBatchDatabase(): Promise<TestDatabase> {
  const test = await createTestDatabase();
  await test.database.migrate({
    schema: 'uploads',
    directory: uploadsMigrations(),
  });
  return test;
}

/** A file of a tenant, store and content that nobody else has. */
export function newBatch(overrides: Partial<NewBatch> = {}): NewBatch {
  return {
    tenantId: uuid(),
    storeId: uuid(),
    fileName: 'orders.csv',
    objectKey: 'ab/abc',
    contentSha256: uuid(),
    byteSize: 10,
    uploadedBy: 'user:default/ada',
    ...overrides,
  };
}

/** Makes a batch of {@link newBatch}. */
export async function receiveBatch(
  { database }: TestDatabase,
  overrides?: Partial<NewBatch>,
): Promise<BatchRecord> {
  const batch = newBatch(overrides);
  const { batch: record } = await database.withTenant(batch.tenantId, tx =>
    new DatabaseBatchStore().create(tx, batch),
  );
  return record;
}
