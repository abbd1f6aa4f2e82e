import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { FileSystemObjectStore, UPLOADS_BUCKET } from '@tieout/object-store';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import { DatabaseInspectionStore } from '../database/DatabaseInspectionStore';
import { OrphanSweep } from './OrphanSweep';

jest.setTimeout(60_000);

describe('OrphanSweep', () => {
  let test: TestDatabase;
  let root: string;
  let objects: FileSystemObjectStore;
  const batches = new DatabaseBatchStore();
  const inspections = new DatabaseInspectionStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    root = await mkdtemp(path.join(tmpdir(), 'tieout-sweep-'));
    objects = new FileSystemObjectStore({ root });
  });

  afterAll(async () => {
    await test.destroy();
    await rm(root, { recursive: true });
  });

  const putLongAgo = async (text: string) => {
    const stored = await objects.put(Readable.from([Buffer.from(text)]), {
      maxBytes: 100,
    });
    const file = path.join(root, UPLOADS_BUCKET, ...stored.key.split('/'));
    await utimes(file, new Date(0), new Date(0));
    return stored;
  };

  it('removes what no batch or inspection of any tenant refers to, and inspections of the day before, asking once for many objects', async () => {
    const { database } = test;
    const directory = await DatabaseTenantDirectory.create(database);
    await database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    const kept: string[] = [];
    for (const slug of ['north', 'south']) {
      const { tenantId, stores } = await directory.ensureTenant({
        slug,
        name: slug,
        stores: [
          { name: slug, marketplace: 'x', currency: 'USD', timeZone: 'UTC' },
        ],
        members: [],
      });
      const stored = await putLongAgo(slug);
      kept.push(stored.key);
      await database.withTenant(tenantId, tx =>
        batches.create(tx, {
          tenantId,
          storeId: stores[0].storeId,
          fileName: 'orders.csv',
          objectKey: stored.key,
          contentSha256: stored.sha256,
          byteSize: stored.byteSize,
          uploadedBy: 'user:default/ada',
        }),
      );
    }
    const looked = async (text: string, age: string) => {
      const { tenantId, stores } = await directory.ensureTenant({
        slug: 'north',
        name: 'north',
        stores: [],
        members: [],
      });
      const stored = await putLongAgo(text);
      const { inspectionId } = await database.withTenant(tenantId, tx =>
        inspections.create(tx, {
          tenantId,
          storeId: stores[0].storeId,
          fileName: 'orders.csv',
          objectKey: stored.key,
          contentSha256: stored.sha256,
          byteSize: stored.byteSize,
          createdBy: 'user:default/ada',
        }),
      );
      await database.withSystem(tx =>
        tx('uploads.inspections')
          .where({ inspection_id: inspectionId })
          .update({ created_at: tx.raw('now() - ?::interval', [age]) }),
      );
      return stored.key;
    };
    kept.push(await looked('an hour ago', '1 hour'));
    await looked('the day before', '25 hours');
    for (let i = 0; i < 20; i += 1) await putLongAgo(`orphan ${i}`);
    const ask = jest.spyOn(batches, 'findReferencedObjects');

    await new OrphanSweep({
      database,
      batches,
      inspections,
      objects,
      logger: mockServices.logger.mock(),
      unfinishedAfterMs: 1_000,
      unreferencedAfterMs: 1_000,
    }).run();

    const left: string[] = [];
    for await (const { key } of objects.list()) left.push(key);
    expect(left.sort()).toEqual(kept.sort());
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
