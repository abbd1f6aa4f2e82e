import { randomUUID as uuid } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { ObjectStore, ObjectStoreError } from '@tieout/object-store';
import { GraphileJobs } from '@tieout/plugin-jobs-node';
import {
  DatabaseTenantDirectory,
  TenantRecord,
} from '@tieout/plugin-tenants-node';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import { fileOf, rowOf } from '../__testUtils__/UploadsPortal';
import { DatabaseInspectionStore } from '../database/DatabaseInspectionStore';
import { DatabaseMappingStore } from '../database/DatabaseMappingStore';
import { InspectionRecord } from '../database/InspectionStore';
import { inspectUpload } from './inspectUpload';

jest.setTimeout(60_000);

describe('inspect-upload', () => {
  let test: TestDatabase;
  let directory: DatabaseTenantDirectory;
  let tenant: TenantRecord;
  const inspections = new DatabaseInspectionStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    const { database } = test;
    await GraphileJobs.create(database);
    directory = await DatabaseTenantDirectory.create(database);
    await database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    tenant = await directory.ensureTenant({
      slug: 'ours',
      name: 'Ours',
      stores: [
        { name: 'Ours', marketplace: 'x', currency: 'USD', timeZone: 'UTC' },
      ],
      members: [],
    });
  });

  afterAll(() => test.destroy());

  const make = () =>
    test.database.withTenant(tenant.tenantId, tx =>
      inspections.create(tx, {
        tenantId: tenant.tenantId,
        storeId: tenant.stores[0].storeId,
        fileName: 'orders.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 10,
        createdBy: 'user:default/ada',
      }),
    );
  const now = (inspection: InspectionRecord) =>
    test.database.withTenant(inspection.tenantId, tx =>
      inspections.get(tx, inspection),
    );
  const drop = (inspection: InspectionRecord) =>
    test.database.withTenant(inspection.tenantId, tx =>
      inspections.remove(tx, inspection),
    );
  /** Returns once a query waits for a lock. */
  const untilLocked = async () => {
    for (;;) {
      const { rows } = await test.database.knex.raw<{ rows: unknown[] }>(
        `select from pg_stat_activity
         where datname = current_database() and wait_event = 'relation'`,
      );
      if (rows.length > 0) return;
    }
  };
  const taskOn = (open: ObjectStore['open'], isRunning = true) =>
    inspectUpload({
      batches: new DatabaseBatchStore(),
      mappings: new DatabaseMappingStore(),
      database: test.database,
      inspections,
      directory,
      jobRuns: { isRunning: async () => isRunning },
      objects: { open },
    });
  const attempt = (signal = new AbortController().signal) => ({
    runId: uuid(),
    jobId: '1',
    attempt: 1,
    maxAttempts: 3,
    signal,
    logger: mockServices.logger.mock(),
  });
  const file = async () =>
    Readable.from([Buffer.from(fileOf(rowOf('A-1'), rowOf('A-2')))]);
  /** Opens the file, and does something when it is opened for its rows. */
  const beforeRows = (act: () => Promise<unknown>) => {
    let opened = 0;
    return async (_key: string, range?: object) => {
      if (!range) opened += 1;
      if (opened === 2) await act();
      return await file();
    };
  };

  it('looks anew after a worker died, and leaves alone what is done', async () => {
    const inspection = await make();
    await test.database.withTenant(inspection.tenantId, tx =>
      inspections.takeLease(tx, { ...inspection, leaseRunId: uuid() }),
    );
    await taskOn(file).run(inspection, attempt());
    const first = await now(inspection);
    expect(first).toMatchObject({ status: 'done', rows: { new: 2 } });

    const open = jest.fn(file);
    await taskOn(open).run(inspection, attempt());
    expect(open).not.toHaveBeenCalled();
    expect(await now(inspection)).toEqual(first);
  });

  it('takes nothing from the attempt that followed it', async () => {
    const inspection = await make();
    const open = jest.fn(file);
    await taskOn(open, false).run(inspection, attempt());
    expect(open).not.toHaveBeenCalled();
    expect(await now(inspection)).toMatchObject({ status: 'waiting' });
  });

  it('writes nothing once the choices were changed while it read', async () => {
    const inspection = await make();
    const open = beforeRows(() =>
      test.database.withTenant(inspection.tenantId, tx =>
        inspections.restart(tx, { ...inspection, choices: { dates: 'dmy' } }),
      ),
    );
    await expect(taskOn(open).run(inspection, attempt())).rejects.toMatchObject(
      { code: 'INSPECTION_TAKEN', permanent: true },
    );
    expect(await now(inspection)).toMatchObject({
      status: 'waiting',
      choices: { dates: 'dmy' },
      reading: undefined,
      rows: undefined,
    });
  });

  it('stops when it is aborted, and shows how the file is to be read as far as it came', async () => {
    const inspection = await make();
    const abort = new AbortController();
    const open = beforeRows(async () => abort.abort());
    await expect(
      taskOn(open).run(inspection, attempt(abort.signal)),
    ).rejects.toThrow('abort');
    expect(await now(inspection)).toMatchObject({
      status: 'running',
      reading: { plan: { profile: { value: 'tieout-orders' } } },
      rows: undefined,
    });
  });

  it('stops soon when the file is dropped while it is planned', async () => {
    const inspection = await make();
    const begun = new EventEmitter();
    // To plan it, a file that is ASCII so far is read to its end.
    async function* endless() {
      begun.emit('reading');
      yield Buffer.from(fileOf(rowOf('A-1')));
      for (;;) yield await nextTurn(Buffer.from(`${rowOf('A-2')}\n`));
    }
    const open = async () => Readable.from(endless());
    const reading = once(begun, 'reading');
    const running = taskOn(open).run(inspection, attempt());
    await reading;
    await drop(inspection);
    await expect(running).rejects.toMatchObject({ code: 'INSPECTION_TAKEN' });
    expect(await now(inspection)).toBeUndefined();
  });

  it.each<
    [
      string,
      (inspection: InspectionRecord, abort: AbortController) => unknown,
      object,
    ]
  >([
    ['dropped', inspection => drop(inspection), { code: 'INSPECTION_TAKEN' }],
    ['aborted', (_, abort) => abort.abort(), { name: 'AbortError' }],
  ])('stops soon when it is %s while it is compared', async (_, stop, why) => {
    const inspection = await make();
    const abort = new AbortController();
    // Whoever compares waits for this lock, which is held until the end.
    await test.database.knex.transaction(async tx => {
      await tx.raw('lock table raw.orders in access exclusive mode');
      const running = taskOn(file).run(inspection, attempt(abort.signal));
      const ended = running.catch(error => error);
      await untilLocked();
      await stop(inspection, abort);
      expect(await ended).toMatchObject(why);
    });
  });

  it('says that the stored file is not there', async () => {
    const inspection = await make();
    const task = taskOn(async () => {
      throw new ObjectStoreError('OBJECT_NOT_FOUND', 'There is none');
    });
    await expect(task.run(inspection, attempt())).rejects.toMatchObject({
      code: 'OBJECT_MISSING',
      permanent: true,
    });
  });

  it('fails when it is given up, if it is still the one that holds the file', async () => {
    const inspection = await make();
    const { runId, logger } = attempt();
    const held = { ...inspection, leaseRunId: runId };
    await test.database.withTenant(inspection.tenantId, tx =>
      inspections.takeLease(tx, held),
    );
    const giveUp = (by: string) =>
      taskOn(file).onExhausted?.(inspection, new TypeError('of the code'), {
        jobId: '1',
        runId: by,
        logger,
      });
    await giveUp(uuid());
    expect(await now(inspection)).toMatchObject({ status: 'running' });
    await giveUp(runId);
    expect(await now(inspection)).toMatchObject({
      status: 'failed',
      failure: {
        code: 'UNEXPECTED',
        message: expect.stringContaining('TypeError'),
      },
    });
  });
});
