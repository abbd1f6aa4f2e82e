import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  readdirSync,
} from 'node:fs';
import { createServer, Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from './EmbeddedPostgres';

jest.setTimeout(60_000);

describe('EmbeddedPostgres', () => {
  let folder: string;
  const servers: EmbeddedPostgres[] = [];

  async function start(
    options: { takeOver?: boolean; durable?: boolean } = {},
  ) {
    const server = await EmbeddedPostgres.start({
      folder,
      durable: false,
      ...options,
    });
    servers.push(server);
    return server;
  }

  async function query(url: string, sql: string) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-postgres-'));
    chmodSync(folder, 0o711);
  });

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps data, port and passwords from one start to the next', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await start();

    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([
      { answer: 42 },
    ]);
  });

  it('gives the owner role the right to create roles but not those of a superuser', async () => {
    const server = await start();

    expect(
      await query(
        server.ownerUrl,
        `select current_user::text as name, rolsuper, rolcreaterole, rolcreatedb,
                pg_get_userbyid(datdba)::text as owner
         from pg_roles, pg_database
         where rolname = current_user and datname = current_database()`,
      ),
    ).toEqual([
      {
        name: 'tieout',
        rolsuper: false,
        rolcreaterole: true,
        rolcreatedb: false,
        owner: 'tieout',
      },
    ]);
  });

  it('listens on loopback only and asks for a password', async () => {
    const server = await start();
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'guessed';

    await expect(query(wrong.href, 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(
      await query(
        server.superuserUrl,
        `select current_setting('listen_addresses') as addresses,
                current_setting('unix_socket_directories') as sockets`,
      ),
    ).toEqual([{ addresses: '127.0.0.1', sockets: '' }]);
  });

  it('keeps its passwords from other users of the machine', async () => {
    await start();

    expect(statSync(path.join(folder, 'cluster.json')).mode % 0o1000).toBe(
      0o600,
    );
    expect(existsSync(path.join(folder, 'data.password'))).toBe(false);
  });

  it('never runs as root', async () => {
    const server = await start();
    const { stdout } = spawnSync(
      'ps',
      ['-o', 'uid=', '-p', String(server.pid)],
      { encoding: 'utf8' },
    );

    expect(stdout.trim()).toMatch(/^\d+$/);
    expect(Number(stdout)).not.toBe(0);
  });

  it('refuses a second server on the same folder', async () => {
    const first = await start();

    await expect(start()).rejects.toThrow(
      `already runs on ${folder}/data (process ${first.pid})`,
    );
    expect(await query(first.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('takes over from a server whose starter is known to be gone', async () => {
    const orphan = await start();
    await query(orphan.ownerUrl, 'create table kept as select 42 as answer');

    const server = await start({ takeOver: true });

    expect(server.pid).not.toBe(orphan.pid);
    expect(await query(server.ownerUrl, 'select answer from kept')).toEqual([
      { answer: 42 },
    ]);
  });

  it('starts again after a kill -9', async () => {
    const killed = await start({ durable: true });
    await query(killed.ownerUrl, 'create table kept as select 42 as answer');
    if (killed.pid) process.kill(killed.pid, 'SIGKILL');
    await killed.exited;

    const server = await start();

    expect(await query(server.ownerUrl, 'select answer from kept')).toEqual([
      { answer: 42 },
    ]);
  });

  it('is not misled by a stale lock file whose process id belongs to another process', async () => {
    await (await start()).stop();
    writeFileSync(
      path.join(folder, 'data/postmaster.pid'),
      `${process.pid}\n${folder}/data\n`,
      { mode: 0o600 },
    );

    const server = await start();

    expect(await query(server.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('moves to another port when something took its own', async () => {
    const first = await start();
    await first.stop();
    const thief: Server = createServer();
    await new Promise<void>(resolve => {
      thief.listen(first.port, '127.0.0.1', resolve);
    });
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.ownerUrl, 'select 1 as up')).toEqual([
        { up: 1 },
      ]);
    } finally {
      thief.close();
    }
  });

  it('keeps data whose passwords were lost, and says what to do', async () => {
    const record = path.join(folder, 'cluster.json');
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    renameSync(record, `${record}.lost`);

    await expect(start()).rejects.toThrow(
      `${folder}/data holds a database, but ${record}, which has its passwords, is missing. Put that file back`,
    );

    renameSync(`${record}.lost`, record);
    const { ownerUrl } = await start();
    expect(await query(ownerUrl, 'select answer from kept')).toEqual([
      { answer: 42 },
    ]);
  });

  it('does not take a mark of long ago for a half-made cluster', async () => {
    const mark = path.join(folder, 'cluster.unfinished');
    await (await start()).stop();
    // As a kill leaves it between the last two steps of making a cluster.
    writeFileSync(mark, path.join(folder, 'data'));
    await (await start()).stop();
    rmSync(path.join(folder, 'cluster.json'));

    await expect(start()).rejects.toThrow('holds a database');
  });

  it('ends with a word when its password is not that of the data', async () => {
    const record = path.join(folder, 'cluster.json');
    await (await start()).stop();
    const content = JSON.parse(readFileSync(record, 'utf8'));
    writeFileSync(
      record,
      JSON.stringify({ ...content, superuserPassword: 'of another' }),
    );

    await expect(start()).rejects.toThrow(
      `refuses the password in ${record}: that file belongs to other data`,
    );
    expect(existsSync(path.join(folder, 'data/postmaster.pid'))).toBe(false);
  });

  it('says why when the server ends while starting', async () => {
    await (await start()).stop();
    const control = path.join(folder, 'data/global/pg_control');
    expect(readFileSync(control).length).toBeGreaterThan(0);
    rmSync(control);

    await expect(start()).rejects.toThrow('could not open file');
  });

  const itAsRoot = userInfo().uid === 0 ? it : it.skip;
  itAsRoot(
    'puts its data elsewhere, and says so, when root starts it below a closed folder',
    async () => {
      chmodSync(folder, 0o700);
      const notices: string[] = [];
      const closed = await EmbeddedPostgres.start({
        folder: path.join(folder, 'postgres'),
        durable: false,
        onNotice: notice => notices.push(notice),
      });
      servers.push(closed);
      const [{ directory }] = await query(
        closed.superuserUrl,
        `select current_setting('data_directory') as directory`,
      );
      await closed.stop();
      // As when the checkout is removed and cloned again at the same place.
      rmSync(path.join(folder, 'postgres'), { recursive: true });
      const again = await EmbeddedPostgres.start({
        folder: path.join(folder, 'postgres'),
        durable: false,
        onNotice: notice => notices.push(notice),
      });
      servers.push(again);
      await again.stop();
      const parent = path.dirname(String(directory));
      const left = readdirSync(parent)
        .map(name => path.join(parent, name))
        .filter(name => name.startsWith(String(directory)));
      for (const name of left) rmSync(name, { recursive: true, force: true });

      /* eslint-disable jest/no-standalone-expect -- inside a test of an alias of `it`, which the rule does not know */
      expect(directory).toMatch(/^\/var\/lib\/tieout\/data-/);
      expect(left).toHaveLength(2);
      expect(notices).toEqual([
        expect.stringContaining(String(directory)),
        expect.stringContaining(String(directory)),
        expect.stringContaining(left.find(name => name !== directory) ?? '?'),
      ]);
    },
  );
});
