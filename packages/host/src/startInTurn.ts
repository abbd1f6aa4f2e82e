import { setTimeout as delay } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef, tryAdvisoryLock } from '@tieout/database';
import { Knex } from 'knex';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const startTurnServiceRef = createServiceRef<void>({
  id: 'tieout.start-turn',
  scope: 'root',
});

/**
 * Lets the processes of a host start one after the other.
 *
 * Backstage's own services (keys, scheduler, catalog …) make their tables at
 * the start of whichever process comes first, with migrations that two
 * processes cannot make at once on an empty database: one of them would end
 * with a duplicate key. Add it to every backend that shares the database. The
 * turn begins before the first plugin is initialised and ends when all have
 * started, or when the process dies. A process that is told to stop while it
 * waits fails to start.
 */
export const startInTurnServiceFactory = createServiceFactory({
  service: startTurnServiceRef,
  initialization: 'always',
  deps: {
    database: databaseServiceRef,
    lifecycle: coreServices.rootLifecycle,
  },
  async factory({ database, lifecycle }) {
    const started = new Promise<void>(resolve => {
      lifecycle.addStartupHook(resolve);
    });
    await new Promise<void>((begin, fail) => {
      takeTurn(database.knex, async () => {
        begin();
        await started;
      }).catch(fail);
    });
  },
});

// Asks again and again rather than wait in the database: a statement that
// waits is a transaction that CREATE INDEX CONCURRENTLY, which the catalog's
// migrations use, would in turn wait for.
async function takeTurn(knex: Knex, turn: () => Promise<void>) {
  const take = () =>
    tryAdvisoryLock(knex, 'tieout:start', async () => {
      await turn();
      return true;
    });
  // A host that is starting heeds no signal before its plugins have started.
  const told = new AbortController();
  const giveUp = () => told.abort();
  for (const signal of SIGNALS) process.once(signal, giveUp);
  try {
    while (!(await take())) {
      if (told.signal.aborted) {
        throw new Error('Told to stop before it was this process’s turn');
      }
      await delay(100);
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, giveUp);
  }
}
