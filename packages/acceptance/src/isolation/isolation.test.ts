import { apiIsolation } from './apiIsolation';
import { databaseIsolation } from './databaseIsolation';
import { eventIsolation } from './eventIsolation';
import { TwoTenants, twoTenants } from './twoTenants';

jest.setTimeout(300_000);

describe('with two tenants, of which a guest is a member of one,', () => {
  let tenants: TwoTenants;

  beforeAll(async () => {
    tenants = await twoTenants();
  });

  afterAll(() => tenants?.dispose());

  describe('the guest', () => {
    apiIsolation(() => tenants);
  });

  describe('the database', () => {
    databaseIsolation(() => tenants);
  });

  describe('the event streams', () => {
    eventIsolation(() => tenants);
  });
});
