import {
  Inspection,
  Mapping,
  MappingDefinition,
  MappingPreview,
} from '@tieout/plugin-uploads-common';
import request from 'supertest';
import {
  definition,
  exportOf,
  mappingOf,
  newMapping,
} from '../__testUtils__/ownExport';
import { api, as, UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('mappings that a tenant makes of its own files', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const post = (path: string, body: object, user = 'ada') =>
    request(portal.server)
      .post(api(portal.ours, path))
      .set(as(user))
      .send(body);
  const get = (path: string, user = 'ada') =>
    request(portal.server).get(api(portal.ours, path)).set(as(user));
  const inspected = async (file: string) => {
    const { body, status } = await portal.inspect(file);
    expect(status).toBe(202);
    return await portal.settleInspection(body);
  };
  const preview = async (
    { inspectionId }: Inspection,
    body: object = {},
  ): Promise<MappingPreview> => {
    const answer = await post(
      `/inspections/${inspectionId}/mapping-preview`,
      body,
      'viewer',
    );
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const saved = async (own: string, changes: object = {}): Promise<Mapping> => {
    const { body, status } = await post('/mappings', {
      ...newMapping(own),
      ...changes,
    });
    expect(status).toBe(201);
    return body;
  };
  const again = async ({ inspectionId }: Inspection, choices: object = {}) => {
    const { body } = await post(`/inspections/${inspectionId}/inspect`, {
      choices,
    });
    return await portal.settleInspection(body);
  };
  const commit = async ({ inspectionId }: Inspection) => {
    const { body, status } = await post(
      `/inspections/${inspectionId}/commit`,
      {},
    );
    expect(status).toBe(201);
    return await portal.settle(body.batch);
  };

  it('show an unknown file, read it once they are saved, and know the next one at once', async () => {
    const unknown = await inspected(exportOf('one', 'B-1', 'B-2'));
    expect(unknown).toMatchObject({
      status: 'failed',
      failure: { code: 'HEADER_NOT_RECOGNISED' },
      reading: {
        plan: {
          header: ['Belegnr', 'Datum', 'Betrag', 'Zustand', 'one'],
          delimiter: { value: ';' },
          questions: [],
        },
      },
    });
    const first = await preview(unknown, { kind: 'orders' });
    expect(first).toMatchObject({
      columns: ['Belegnr', 'Datum', 'Betrag', 'Zustand', 'one'],
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'order_id', required: true }),
      ]),
    });
    expect(first.rows[1]).toEqual([
      'B-2',
      '31.05.2026',
      '1.234,50',
      'bezahlt',
      'x',
    ]);
    expect(first.problems.length).toBeGreaterThan(0);
    expect(await preview(unknown, { definition })).toMatchObject({
      problems: [],
      words: ['bezahlt'],
      records: [
        {
          rowNumber: 1,
          record: { order_id: 'B-1', item_price: '1234.50', currency: 'USD' },
        },
        { rowNumber: 2 },
      ],
    });

    const mapping = await saved('one');
    expect(mapping).toMatchObject({
      version: 1,
      batches: 0,
      createdBy: 'user:default/ada',
    });
    const known = await again(unknown);
    expect(known).toMatchObject({
      status: 'done',
      reading: {
        plan: {
          profile: { value: mapping.profileId },
          profileTitle: 'Shop one',
        },
      },
      rows: { new: 2, rejected: 0 },
    });
    const { batch, reading } = await commit(known);
    expect(batch).toMatchObject({
      status: 'loaded',
      profile: mapping.profileId,
    });
    expect(reading?.plan).toMatchObject({ profileVersion: 1 });
    const rows = await portal.rawRows(batch);
    expect(rows[0].payload).toMatchObject({
      order_id: 'B-1',
      status: 'open',
      other: { one: 'x' },
    });

    expect(await inspected(exportOf('one', 'B-3'))).toMatchObject({
      status: 'done',
      reading: { plan: { profileTitle: 'Shop one' } },
      rows: { new: 1 },
    });
    const { body: list } = await get('/mappings', 'viewer');
    expect(
      list.items.find((one: Mapping) => one.mappingId === mapping.mappingId),
    ).toMatchObject({
      batches: 1,
      lastUsedAt: batch.receivedAt,
      lastBatchId: batch.batchId,
    });
  });

  it('have versions: a batch is read by the one that was committed, whatever it is by then', async () => {
    const mapping = await saved('two');
    const inspection = await inspected(exportOf('two', 'C-1'));
    const words = { bezahlt: 'shipped' };
    const change = { name: 'Shop', definition: { ...definition, words } };
    const path = `/mappings/${mapping.mappingId}/versions`;
    const { body: changed } = await post(path, { basedOn: 1, ...change });
    expect(changed).toMatchObject({ version: 2, name: 'Shop' });
    await post(path, { basedOn: 1, ...change }).expect(409);

    const { batch } = await commit(inspection);
    const [{ payload }] = await portal.rawRows(batch);
    expect(payload).toMatchObject({ status: 'open' });
    const next = await inspected(exportOf('two', 'C-2'));
    expect(next.reading?.plan).toMatchObject({ profileVersion: 2 });
    const { body } = await get(`/mappings/${mapping.mappingId}`);
    expect(body.versions).toMatchObject([
      { version: 2, name: 'Shop' },
      { version: 1, name: 'Shop two' },
    ]);
  });

  it('read nothing any more once they are archived, and leave their header free', async () => {
    const mapping = await saved('three');
    const taken = await post('/mappings', {
      ...mappingOf(mapping),
      name: 'Other',
    });
    expect(taken.status).toBe(409);
    expect(taken.body.error).toMatchObject({
      code: 'MAPPING_EXISTS',
      message: expect.stringContaining('"Shop three"'),
    });

    const path = `/mappings/${mapping.mappingId}/archive`;
    await post(path, { reason: 'The shop is closed' }).expect(200);
    await post(path, { reason: 'Pressed twice' }).expect(200);
    expect(await inspected(exportOf('three', 'D-1'))).toMatchObject({
      failure: { code: 'HEADER_NOT_RECOGNISED' },
    });
    const { body: archived } = await get('/mappings?archived=true');
    expect(archived.items).toMatchObject([{ name: 'Shop three' }]);
    await saved('three', { name: 'Shop three again' });
  });

  it('map a file of a failed batch, which is read by them when it is retried', async () => {
    const { body } = await portal.upload(exportOf('four', 'E-1'));
    const { batch } = await portal.settle(body.batch);
    expect(batch.failure?.code).toBe('HEADER_NOT_RECOGNISED');
    const { body: shown } = await post(
      `/batches/${batch.batchId}/mapping-preview`,
      { definition },
    );
    expect(shown.records).toHaveLength(1);
    const { profileId, version } = await saved('four');
    await post(`/batches/${batch.batchId}/retry`, {
      reason: 'Its columns are mapped',
      choices: { profileId, profileVersion: version },
    }).expect(200);
    expect(await portal.settle(batch)).toMatchObject({
      batch: { status: 'loaded', profile: profileId, rowsLoaded: 1 },
    });
  });

  it('read a file as another kind than it was taken for', async () => {
    const header = [
      'order_id',
      'purchased_at',
      'sku',
      'quantity',
      'item_price',
      'currency',
    ];
    const file = `${header.join(',')}\nF-1,2026-05-01,S,1,2.50,USD\n`;
    const wrong = await inspected(file);
    expect(wrong.reading?.plan.profile?.value).toBe('tieout-orders');
    const proposed = await preview(wrong, { kind: 'transactions' });
    expect(proposed.definition.kind).toBe('transactions');
    const own: MappingDefinition = {
      ...definition,
      kind: 'transactions',
      fields: [
        { field: 'occurred_at', column: 'purchased_at' },
        { field: 'net', column: 'item_price', sign: 'inverted' },
      ],
      identity: [],
      words: {},
    };
    await saved('', { header, definition: own });
    expect(await again(wrong)).toMatchObject({
      reading: {
        plan: { kind: 'transactions' },
        sums: [{ kind: 'transactions', amount: '-2.50' }],
      },
    });
  });
});
