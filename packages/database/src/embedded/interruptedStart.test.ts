import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres } from './EmbeddedPostgres';

jest.setTimeout(60_000);

describe('EmbeddedPostgres, interrupted while it starts,', () => {
  let folder: string;
  const servers: EmbeddedPostgres[] = [];

  async function start(options: { signal?: AbortSignal } = {}) {
    const server = await EmbeddedPostgres.start({
      folder,
      durable: false,
      ...options,
    });
    servers.push(server);
    return server;
  }

  async function accepts(server: EmbeddedPostgres) {
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    await client.end();
    return true;
  }

  async function appears(file: string) {
    while (!existsSync(path.join(folder, file))) await delay(2);
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-postgres-'));
    chmodSync(folder, 0o711);
  });

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes a cluster anew that was left half-made', async () => {
    await (await start()).stop();
    rmSync(path.join(folder, 'cluster.json'));
    rmSync(path.join(folder, 'data/global'), { recursive: true });
    writeFileSync(
      path.join(folder, 'cluster.unfinished'),
      path.join(folder, 'data'),
    );

    const server = await start();

    await expect(accepts(server)).resolves.toBe(true);
    expect(existsSync(path.join(folder, 'cluster.unfinished'))).toBe(false);
  });

  it('gives up while it makes the cluster, and makes it at the next start', async () => {
    const abort = new AbortController();
    const starting = start({ signal: abort.signal });
    await appears('data/PG_VERSION');
    abort.abort();

    await expect(starting).rejects.toThrow('aborted');
    expect(existsSync(path.join(folder, 'cluster.json'))).toBe(false);

    const server = await start();
    await expect(accepts(server)).resolves.toBe(true);
  });

  it('gives up while it starts, leaving no server', async () => {
    await (await start()).stop();
    const abort = new AbortController();
    const starting = start({ signal: abort.signal });
    await appears('data/postmaster.pid');
    abort.abort();

    await expect(starting).rejects.toThrow('aborted');
    expect(existsSync(path.join(folder, 'data/postmaster.pid'))).toBe(false);
  });
});
