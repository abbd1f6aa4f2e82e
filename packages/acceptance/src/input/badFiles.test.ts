import { z } from 'zod';
import { rowsLanded, untilRead } from '../faults/batchFacts';
import { followBatch } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { ApiError } from '../harness/PortalApi';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';
import { storedFiles } from '../harness/storedFiles';
import { PARTLY_GOOD_FILES, REFUSED_FILES } from './badFiles';
import { csv, row } from './csv';
import { HOSTILE_ARCHIVES } from './hostileArchives';

jest.setTimeout(300_000);

const rejectedRows = z.object({
  items: z.array(
    z.object({
      rowNumber: z.number(),
      lineNumber: z.number(),
      code: z.string(),
      message: z.string(),
      original: z.string(),
    }),
  ),
  total: z.number(),
});

describe('what is wrong with an upload', () => {
  let portal: Portal;
  let database: PortalDatabase;
  let tenant: GivenTenant;
  let other: GivenTenant;

  beforeAll(async () => {
    portal = await joinSharedPortal();
    database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'input');
    other = await giveTenant(database, 'other');
  });

  afterAll(async () => {
    await database.close();
  });

  async function upload(file: { fileName: string; content: Buffer }) {
    const { tenantId, storeIds } = tenant;
    const { batch } = await portal.api.upload(
      { tenantId, storeId: storeIds[0], fileName: file.fileName },
      new Uint8Array(file.content),
    );
    return { tenantId, batchId: batch.batchId };
  }

  async function original(ref: { tenantId: string; batchId: string }) {
    const answer = await portal.api.send(
      `/api/uploads/tenants/${ref.tenantId}/batches/${ref.batchId}/file`,
    );
    return Buffer.from(await answer.arrayBuffer());
  }

  it.each([...REFUSED_FILES, ...HOSTILE_ARCHIVES])(
    'is told of $title, and nothing of it is lost or half-loaded',
    async file => {
      const ref = await upload(file);

      const batch = await untilRead(portal.api, ref);

      expect(batch).toMatchObject({
        status: 'failed',
        failure: { stage: 'parse', code: file.code },
      });
      expect(batch.failure?.message).toMatch(file.says);
      expect(batch.failure?.message).toMatch(file.advises);
      expect((await original(ref)).equals(file.content)).toBe(true);
      expect(await rowsLanded(database, ref)).toEqual({
        rows: 0,
        distinctRows: 0,
        rejected: 0,
      });
      // No retry mends a file, so none is made.
      const { jobRuns } = await portal.api.batch(ref.tenantId, ref.batchId);
      expect(jobRuns.map(({ status }) => status)).toEqual(['failed']);
    },
  );

  it.each(PARTLY_GOOD_FILES)(
    'is told row by row where there are $title, and the good rows are loaded',
    async file => {
      const ref = await upload(file);

      const batch = await untilRead(portal.api, ref);

      const rejected = file.rejected.length;
      expect(batch).toMatchObject({
        rowsTotal: file.rowsLoaded + rejected,
        rowsLoaded: file.rowsLoaded,
        rowsRejected: rejected,
      });
      expect(await rowsLanded(database, ref)).toEqual({
        rows: file.rowsLoaded,
        distinctRows: file.rowsLoaded,
        rejected,
      });
      const answer = await portal.api.send(
        `/api/uploads/tenants/${ref.tenantId}/batches/${ref.batchId}/rejected-rows`,
      );
      const { items } = rejectedRows.parse(await answer.json());
      expect(
        items.map(({ rowNumber, lineNumber, code }) => ({
          rowNumber,
          lineNumber,
          code,
        })),
      ).toEqual(file.rejected);
      expect(items[0].message).toMatch(file.says);
      expect((await original(ref)).equals(file.content)).toBe(true);
    },
  );

  it('is told of an unknown store and of a store of another tenant in the same words', async () => {
    const refusal = (storeId: string) =>
      portal.api
        .upload(
          { tenantId: tenant.tenantId, storeId, fileName: 'orders.csv' },
          new Uint8Array(csv(row('S-1'))),
        )
        .then(
          () => undefined,
          (error: ApiError) => error,
        );
    const before = storedFiles(portal);

    const unknown = await refusal('0199f000-0000-7000-8000-000000000000');
    const foreign = await refusal(other.storeIds[0]);

    expect(unknown).toMatchObject({
      status: 404,
      code: 'STORE_NOT_FOUND',
      message: expect.stringMatching(/choose one of its stores/),
    });
    expect(foreign).toEqual(unknown);
    expect(foreign?.message).toBe(unknown?.message);
    expect(storedFiles(portal)).toEqual(before);
    expect(await portal.api.batches(other.tenantId)).toEqual([]);
  });

  it('does not keep a good file after it from becoming ready', async () => {
    const ref = await upload({
      fileName: 'good.csv',
      content: csv(row('G-1'), row('G-2')),
    });

    expect(await followBatch(portal, ref)).toMatchObject({
      status: 'ready',
      rowsLoaded: 2,
      rowsRejected: 0,
    });
  });
});
