import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabase,
  createTestDatabase,
} from '@tieout/database/testing';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import knexFactory from 'knex';
import { v7 as uuid } from 'uuid';
import {
  LocalDbtRunner,
  type LocalDbtRunnerOptions,
} from '../runner/LocalDbtRunner';

const PROJECT = path.resolve(
  resolvePackagePath('@tieout/plugin-dbt-backend'),
  '../../data/dbt',
);

/** What a line has unless a test says otherwise. */
const LINE = {
  purchased_at: '2026-05-09T03:00:00Z',
  source_tz: '+00:00',
  status: 'shipped',
  sku: 'SKU-1',
  product_name: 'Lamp',
  quantity: 1,
  currency: 'USD',
  item_price: '10.00',
};

/** One canonical order line, with what a test cares about. */
export type TestLine = Record<string, unknown> & { order_id: string };

/** A database with all migrations, one tenant with one store, and a real dbt. */
export class Warehouse {
  readonly batches = new DatabaseBatchStore();
  readonly tenantId = uuid();
  readonly storeId = uuid();

  private constructor(
    readonly test: TestDatabase,
    private readonly directory: string,
  ) {}

  static async create(): Promise<Warehouse> {
    const test = await createTestDatabase();
    const { database } = test;
    await DatabaseTenantDirectory.create(database);
    await database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    await database.migrate({
      schema: 'dbt',
      directory: resolvePackagePath('@tieout/plugin-dbt-backend', 'migrations'),
    });
    const directory = await mkdtemp(path.join(tmpdir(), 'dbt-'));
    const warehouse = new Warehouse(test, directory);
    await warehouse.#addTenant();
    return warehouse;
  }

  /** A runner of the real dbt on this database. */
  runner(overrides: Partial<LocalDbtRunnerOptions> = {}): LocalDbtRunner {
    const dbt = new URL(this.test.dbtUrl);
    return new LocalDbtRunner({
      executable: process.env.TIEOUT_DBT_EXECUTABLE,
      projectDirectory: PROJECT,
      dataDirectory: this.directory,
      script: resolvePackagePath(
        '@tieout/plugin-dbt-backend',
        'python/dbt_process.py',
      ),
      databaseUrl: this.test.url,
      databasePassword: decodeURIComponent(dbt.password),
      keepWarm: false,
      ...overrides,
    });
  }

  /** Names of the files that are left of a run, sorted. */
  async filesOfRun(runId: string): Promise<string[]> {
    const names = await readdir(path.join(this.directory, 'runs', runId));
    return names.sort();
  }

  /** Runs the dbt command itself in the project, as a developer does; returns what it says. */
  async dbt(...args: string[]): Promise<string> {
    const url = new URL(this.test.dbtUrl);
    const { stdout } = await promisify(execFile)(
      process.env.TIEOUT_DBT_EXECUTABLE ?? 'dbt',
      [
        ...args,
        ...['--profiles-dir', PROJECT, '--project-dir', PROJECT],
        ...['--target-path', this.directory, '--log-path', this.directory],
        '--no-use-colors',
      ],
      {
        env: {
          ...process.env,
          TIEOUT_DBT_HOST: url.hostname,
          TIEOUT_DBT_PORT: url.port,
          TIEOUT_DBT_USER: url.username,
          TIEOUT_DBT_PASSWORD: decodeURIComponent(url.password),
          TIEOUT_DBT_DATABASE: url.pathname.slice(1),
        },
      },
    );
    return stdout;
  }

  /** Lands a batch with these lines, or with mended rows of another; returns its id. */
  async load(lines: TestLine[], supplementsBatchId?: string): Promise<string> {
    const { tenantId, storeId, batches } = this;
    const { database } = this.test;
    const batchId = await database.withTenant(tenantId, async tx => {
      const { batch } = await batches.create(tx, {
        tenantId,
        storeId,
        fileName: 'orders.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 10,
        uploadedBy: 'user:default/ada',
        supplementsBatchId,
      });
      const change = { ...batch, actor: 'test' };
      await batches.transition(tx, {
        ...change,
        from: 'received',
        to: 'parsing',
      });
      await batches.transition(tx, {
        ...change,
        from: 'parsing',
        to: 'loaded',
        set: {
          rowsTotal: lines.length,
          rowsLoaded: lines.length,
          rowsRejected: 0,
        },
      });
      return batch.batchId;
    });
    await database.withSystem(tx =>
      tx('raw.orders').insert(
        lines.map((line, index) => ({
          tenant_id: tenantId,
          batch_id: batchId,
          store_id: storeId,
          row_number: index + (supplementsBatchId ? 101 : 1),
          line_number: index + 2,
          byte_start: 0,
          byte_length: 1,
          order_id: line.order_id,
          payload: JSON.stringify({ ...LINE, ...line }),
          row_hash: Buffer.from(`${index}`),
          ingested_at: new Date(),
        })),
      ),
    );
    return batchId;
  }

  /** Where a batch is in its life. */
  async batch(batchId: string) {
    const record = await this.test.database.withTenant(this.tenantId, tx =>
      this.batches.get(tx, this.tenantId, batchId),
    );
    if (!record) throw new Error(`There is no batch ${batchId}`);
    return record;
  }

  /** Rows of a mart, as a member of the tenant sees them. */
  async mart<T extends {}>(name: string, columns: string[]): Promise<T[]> {
    return await this.test.database.withTenant<T[]>(this.tenantId, tx =>
      tx(`marts.${name}`).select(columns).orderBy(columns),
    );
  }

  /** Drops a mart, as if it had never been built. */
  async dropMart(name: string): Promise<void> {
    const dbt = knexFactory({ client: 'pg', connection: this.test.dbtUrl });
    try {
      await dbt.raw('drop table marts.?? cascade', [name]);
    } finally {
      await dbt.destroy();
    }
  }

  async destroy(): Promise<void> {
    await this.test.destroy();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #addTenant(): Promise<void> {
    const { tenantId, storeId } = this;
    await this.test.database.withSystem(async tx => {
      await tx('tenants.tenants').insert({
        tenant_id: tenantId,
        slug: `t-${tenantId}`,
        name: 'Northwind',
      });
      await tx('tenants.stores').insert({
        tenant_id: tenantId,
        store_id: storeId,
        name: 'Northwind US',
        marketplace: 'amazon',
        currency: 'USD',
        time_zone: 'America/Los_Angeles',
      });
    });
  }
}
