import { v7 as uuid } from 'uuid';
import { TaskError } from '.';
import { Greetings, signal } from './__testUtils__/Greetings';

jest.setTimeout(30_000);

describe('JobsRunner', () => {
  let greetings: Greetings;

  beforeEach(async () => {
    greetings = await Greetings.create();
  });

  afterEach(() => greetings.destroy());

  it('runs what was committed and writes the attempt into the ledger', async () => {
    const greeted = signal<string>();
    const { runner, enqueue } = await greetings.setUp({
      run: async ({ name }) => greeted.resolve(name),
    });
    await enqueue('Grace');
    await runner.start();
    expect(await greeted.promise).toBe('Grace');
    await greetings.settled(1);
    expect(await greetings.ledger()).toEqual([
      {
        task: 'greet',
        attempt: 1,
        status: 'succeeded',
        error_code: null,
        tenant_id: greetings.tenantId,
      },
    ]);
  });

  it('forgets a job whose transaction was rolled back', async () => {
    const names: string[] = [];
    const { runner, enqueue, jobs, definition } = await greetings.setUp({
      run: async ({ name }) => {
        names.push(name);
      },
    });
    await expect(
      greetings.test.database.withTenant(greetings.tenantId, async tx => {
        await jobs.enqueue(tx, definition, {
          tenantId: greetings.tenantId,
          name: 'undone',
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await enqueue('done');
    await runner.start();
    await greetings.settled(1);
    expect(names).toEqual(['done']);
  });

  it('refuses to enqueue for another tenant', async () => {
    const { jobs, definition } = await greetings.setUp({ run: async () => {} });
    await expect(
      greetings.test.database.withTenant(uuid(), tx =>
        jobs.enqueue(tx, definition, {
          tenantId: greetings.tenantId,
          name: 'stray',
        }),
      ),
    ).rejects.toThrow('another tenant');
  });

  it('tries again after a failure and keeps every attempt', async () => {
    let attempts = 0;
    const { runner, enqueue } = await greetings.setUp({
      run: async () => {
        attempts += 1;
        if (attempts === 1) throw new TaskError('FLAKY', 'not this time');
      },
    });
    await enqueue();
    await runner.start();
    await greetings.settled(2);
    expect(await greetings.ledger()).toMatchObject([
      { attempt: 1, status: 'failed', error_code: 'FLAKY' },
      { attempt: 2, status: 'succeeded' },
    ]);
  });

  it('gives up at once on an error that no retry can mend, and tells the task', async () => {
    const exhausted = signal<string>();
    const { runner, enqueue } = await greetings.setUp({
      run: async () => {
        throw new TaskError('BAD_FILE', 'unreadable', { permanent: true });
      },
      onExhausted: async (_, error) => exhausted.resolve(error.message),
    });
    await enqueue();
    await runner.start();
    expect(await exhausted.promise).toBe('unreadable');
    await greetings.settled(1);
    await greetings.emptied();
    expect(await greetings.ledger()).toHaveLength(1);
  });

  it('aborts an attempt at its timeout', async () => {
    const { runner, enqueue } = await greetings.setUp({
      maxAttempts: 1,
      timeoutMs: 50,
      run: (_, context) =>
        new Promise((_resolve, reject) => {
          context.signal.addEventListener('abort', () =>
            reject(context.signal.reason),
          );
        }),
    });
    await enqueue();
    await runner.start();
    await greetings.settled(1);
    expect(await greetings.ledger()).toMatchObject([
      { status: 'failed', error_code: 'TIMEOUT' },
    ]);
  });

  it('merges waiting jobs of one key and runs again after a running one', async () => {
    const begun = signal();
    const proceed = signal();
    const names: string[] = [];
    const { runner, enqueue } = await greetings.setUp({
      queue: 'serial',
      jobKey: p => `greet:${p.tenantId}`,
      run: async ({ name }) => {
        names.push(name);
        begun.resolve();
        await proceed.promise;
      },
    });
    await enqueue('first');
    await runner.start();
    await begun.promise;
    await enqueue('second');
    await enqueue('third');
    proceed.resolve();
    await greetings.settled(2);
    expect(names).toEqual(['first', 'third']);
  });
});
