import { Mapping } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { definition, exportOf, newMapping } from '../__testUtils__/ownExport';
import { api, as, UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('mappings', () => {
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
  const saved = async (): Promise<Mapping> => {
    const { body, status } = await post('/mappings', newMapping('five'));
    expect(status).toBe(201);
    return body;
  };

  it('are refused with all that is wrong with them', async () => {
    const { status, body } = await post('/mappings', {
      name: 'Half',
      header: ['Belegnr', 'Datum'],
      definition: {
        ...definition,
        fields: definition.fields.slice(0, 2),
        identity: [],
      },
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'MAPPING_INVALID',
      message: expect.stringContaining('"Item price"'),
    });
  });

  it('are changed by uploaders only, and are not there for another tenant', async () => {
    const mapping = await saved();
    await post('/mappings', newMapping('five'), 'viewer').expect(403);
    const path = `/mappings/${mapping.mappingId}`;
    await post(`${path}/archive`, { reason: 'No' }, 'viewer').expect(403);
    await get(path, 'viewer').expect(200);
    const { body } = await request(portal.server)
      .get(api(portal.theirs, path))
      .set(as('eve'))
      .expect(404);
    expect(body.error.code).toBe('MAPPING_NOT_FOUND');
    const theirs = await portal.inspect(exportOf('five', 'G-1'), {
      tenant: portal.theirs,
      user: 'eve',
    });
    const shown = await request(portal.server)
      .post(
        api(
          portal.theirs,
          `/inspections/${theirs.body.inspectionId}/mapping-preview`,
        ),
      )
      .set(as('eve'))
      .send({});
    expect(shown.body.mapping).toBeUndefined();
  });

  it('cannot show what is no text', async () => {
    const { body: inspection } = await portal.inspect('\u0000\u0001\u0002PNG');
    const { body, status } = await post(
      `/inspections/${inspection.inspectionId}/mapping-preview`,
      {},
    );
    expect(status).toBe(400);
    expect(body.error.code).toBe('FILE_NOT_READABLE');
  });
});
