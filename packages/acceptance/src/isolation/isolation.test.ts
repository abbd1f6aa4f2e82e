import { PortalDatabase } from '../harness/PortalDatabase';
import { RunningPortal } from '../harness/RunningPortal';
import { apiIsolation } from './apiIsolation';
import { databaseIsolation } from './databaseIsolation';
import { eventIsolation } from './eventIsolation';
import { TwoTenants, twoTenants } from './twoTenants';

jest.setTimeout(300_000);

describe('with two tenants, of which a guest is a member of one,', () => {
  let portal: RunningPortal;
  let database: PortalDatabase;
  let tenants: TwoTenants;
  const given = () => tenants;

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'] });
    database = new PortalDatabase(portal);
    tenants = await twoTenants(portal, database);
  });

  afterAll(async () => {
    await database.close();
    await portal.dispose();
  });

  describe('the guest', () => apiIsolation(given));

  describe('the database', () => databaseIsolation(given));

  // Last, for it adds batches to both tenants.
  describe('the event streams', () => eventIsolation(given));
});
