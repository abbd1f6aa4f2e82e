import { builtInProfiles } from '@tieout/ingestion';
import { ReportKind } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { newMapping } from '../__testUtils__/ownExport';
import { api, as, UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('the kinds of file', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const list = async (tenant = portal.ours, user = 'ada') => {
    const { body } = await request(portal.server)
      .get(api(tenant, '/report-kinds'))
      .set(as(user))
      .expect(200);
    const kinds: ReportKind[] = body.items;
    return kinds;
  };
  const post = (rest: string, body: object) =>
    request(portal.server)
      .post(api(portal.ours, rest))
      .set(as('ada'))
      .send(body);

  it('are all that come with Tieout, as people call them', async () => {
    const kinds = await list();
    expect(kinds.map(({ profileId }) => profileId).toSorted()).toEqual(
      builtInProfiles().map(({ id }) => id),
    );
    expect(kinds).toContainEqual({
      profileId: 'amazon-settlement-v2',
      title: 'Amazon Settlement (V2)',
      version: expect.any(Number),
      kind: 'transactions',
      own: false,
    });
    const titles = kinds.map(({ title }) => title.toLowerCase());
    expect(titles).toEqual(titles.toSorted());
  });

  it('begin with the mappings that the tenant has in use', async () => {
    const { body: mapping } = await post('/mappings', newMapping('Kasse'));
    const [first, second] = await list();
    expect(first).toEqual({
      profileId: mapping.profileId,
      title: 'Shop Kasse',
      version: 1,
      kind: 'orders',
      own: true,
    });
    expect(second.own).toBe(false);
    expect((await list(portal.theirs, 'eve'))[0].own).toBe(false);

    await post(`/mappings/${mapping.mappingId}/archive`, {
      reason: 'The shop is closed',
    }).expect(200);
    expect((await list())[0].own).toBe(false);
  });
});
