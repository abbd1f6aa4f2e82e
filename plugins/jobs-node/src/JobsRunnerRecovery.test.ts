import { Greetings, signal } from './__testUtils__/Greetings';

jest.setTimeout(30_000);

describe('JobsRunner after something failed around it', () => {
  let greetings: Greetings;

  beforeEach(async () => {
    greetings = await Greetings.create();
  });

  afterEach(() => greetings.destroy());

  it('frees what a silent worker held and lets another finish it', async () => {
    const { runner, enqueue } = await greetings.setUp({ run: async () => {} });
    await greetings.beginElsewhere(await enqueue(), 1);
    await runner.start();
    await greetings.settled(2);
    expect(await greetings.ledger()).toMatchObject([
      { attempt: 1, status: 'lost', error_code: 'WORKER_LOST' },
      { attempt: 2, status: 'succeeded' },
    ]);
  });

  it('reports a job lost on its last attempt instead of leaving it stuck', async () => {
    const exhausted = signal<string>();
    const { runner, enqueue } = await greetings.setUp({
      run: async () => {},
      onExhausted: async (_, error) => exhausted.resolve(error.message),
    });
    await greetings.beginElsewhere(await enqueue(), 3);
    await runner.start();
    expect(await exhausted.promise).toMatch(/last of 3 attempts/);
    await greetings.settled(1);
    expect(await greetings.ledger()).toMatchObject([
      { attempt: 3, status: 'lost' },
    ]);
  });

  it('takes jobs again by itself after all its sessions were cut', async () => {
    const names: string[] = [];
    const { runner, enqueue } = await greetings.setUp({
      run: async ({ name }) => {
        names.push(name);
      },
    });
    await runner.start();
    await enqueue('before');
    await greetings.settled(1);
    await greetings.test.database.knex
      .raw(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()
         and application_name like ?`,
        [`${greetings.test.database.applicationName}%`],
      )
      .catch(() => undefined);
    await enqueue('after').catch(() => enqueue('after'));
    await greetings.settled(2);
    expect(names).toEqual(['before', 'after']);
  });

  it('runs a job again whose end could not be recorded, instead of leaving it locked', async () => {
    const { runner, enqueue } = await greetings.setUp({ run: async () => {} });
    await greetings.test.database.knex.raw(`
      create sequence public.completions;
      create function public.refuse_first() returns trigger language plpgsql as $$
      begin
        if nextval('public.completions') = 1 then
          raise exception 'the database fails just now';
        end if;
        return old;
      end $$;
      create trigger refuse_first before delete on graphile_worker._private_jobs
        for each row execute function public.refuse_first()`);
    await enqueue();
    await runner.start();
    await greetings.emptied();
    await greetings.settled(2);
    const attempts = (await greetings.ledger()).map(
      (run: { attempt: number }) => run.attempt,
    );
    expect(attempts.slice(0, 2)).toEqual([1, 2]);
  });
});
