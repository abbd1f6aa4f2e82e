import { InspectionPage } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import {
  ambiguousSettlement,
  InspectionCalls,
} from '../__testUtils__/InspectionCalls';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('the files that a member has had looked at', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeEach(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterEach(() => portal.stop());

  const list = (query: object = {}, user = 'ada') =>
    request(portal.server)
      .get(api(portal.ours, '/inspections'))
      .query(query)
      .set(as(user));
  const names = ({ items }: InspectionPage) =>
    items.map(({ fileName }) => fileName);

  it('are listed with their state until they are committed or discarded', async () => {
    const fine = await inspections.inspected(fileOf(rowOf('A-1')), {
      fileName: 'fine.csv',
    });
    const asking = await inspections.inspected(
      Buffer.from(await ambiguousSettlement('24680135700'), 'latin1'),
      { fileName: 'asking.txt' },
    );
    await inspections.inspected('', { fileName: 'empty.csv' });
    const { body } = await list().expect(200);
    expect(body.items).toMatchObject([
      {
        fileName: 'empty.csv',
        status: 'failed',
        failureCode: 'FILE_EMPTY',
        asks: false,
      },
      { fileName: 'asking.txt', status: 'done', asks: true },
      {
        fileName: 'fine.csv',
        inspectionId: fine.inspectionId,
        storeId: fine.storeId,
        byteSize: fine.byteSize,
        status: 'done',
        asks: false,
        rows: { total: 1, new: 1 },
      },
    ]);
    const [, , { createdAt, expiresAt }] = body.items;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(86_400_000);

    await inspections.committed(fine);
    await request(portal.server)
      .delete(inspections.path(asking))
      .set(as('ada'))
      .expect(204);
    expect(names((await list()).body)).toEqual(['empty.csv']);
  });

  it('are those of the member alone, in the tenant alone', async () => {
    await inspections.inspected(fileOf(rowOf('A-1')), { fileName: 'ada.csv' });
    await portal
      .inspect(fileOf(rowOf('E-1')), { tenant: portal.theirs, user: 'eve' })
      .expect(202);
    expect(names((await list()).body)).toEqual(['ada.csv']);
    expect((await list({}, 'viewer').expect(200)).body).toEqual({ items: [] });
    await list({}, 'eve').expect(404);
  });

  it('come in pages, of which none has a file twice or leaves one out', async () => {
    const sent = ['1.csv', '2.csv', '3.csv', '4.csv', '5.csv'];
    for (const fileName of sent) {
      await portal.inspect(fileOf(rowOf(fileName)), { fileName }).expect(202);
    }
    // Sent within one and the same instant.
    await portal.database.withTenant(portal.ours.tenantId, tx =>
      tx('uploads.inspections').update({ created_at: tx.fn.now() }),
    );
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list({ limit: 2, cursor }).expect(200);
      pages.push(names(body));
      cursor = body.nextCursor;
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat().toSorted()).toEqual(sent);
  });

  it('are not paged by a cursor of another list', async () => {
    for (const cursor of [
      'x',
      Buffer.from('{"at":"now"}').toString('base64'),
    ]) {
      expect((await list({ cursor })).status).toBe(400);
    }
  });
});
