import { setTimeout as delay } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { databaseServiceRef } from '@tieout/database';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { startInTurnServiceFactory } from './startInTurn';

describe('startInTurn', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.database.knex.raw('create table slow (id int)');
  });
  afterAll(() => database.destroy());

  /** Starts a process whose plugin takes a while, and notes when it is at it. */
  async function startNoting(name: string, notes: string[]) {
    return await startTestBackend({
      features: [
        startInTurnServiceFactory,
        createServiceFactory({
          service: databaseServiceRef,
          deps: {},
          factory: () => database.database,
        }),
        createBackendPlugin({
          pluginId: 'slow',
          register(env) {
            env.registerInit({
              deps: {},
              async init() {
                notes.push(`${name} begins`);
                // Waits for every statement of others, as the catalog does.
                await database.database.knex.raw(
                  'create index concurrently if not exists slow on slow (id)',
                );
                await delay(200);
                notes.push(`${name} ends`);
              },
            });
          },
        }),
      ],
    });
  }

  it('keeps the plugins of two processes that start at the same moment from each other', async () => {
    const notes: string[] = [];

    const servers = await Promise.all(
      ['one', 'two'].map(name => startNoting(name, notes)),
    );

    expect(notes).toHaveLength(4);
    expect(notes[0].split(' ')[0]).toBe(notes[1].split(' ')[0]);
    expect(notes[2].split(' ')[0]).toBe(notes[3].split(' ')[0]);
    await Promise.all(servers.map(server => server.stop()));
  });
});
