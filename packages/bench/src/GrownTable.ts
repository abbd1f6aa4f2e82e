import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { say } from './progress';
import type { WorkerBench } from './WorkerBench';

const PROGRESS_BATCHES = 200;
const VACUUM_PATIENCE_MS = 300_000;

const plans = z
  .array(
    z.object({
      Plan: z.object({
        'Shared Hit Blocks': z.number(),
        'Shared Read Blocks': z.number(),
      }),
    }),
  )
  .length(1);

/** `raw.orders` of a benchmark's database. */
export class GrownTable {
  constructor(private readonly bench: WorkerBench) {}

  /**
   * Fills the table with batches of as many rows each, copies of those of one
   * that was loaded, with order ids, keys and hashes of their own; then lets
   * vacuum and checkpoint end, as they have in a table that grew over years.
   */
  async fill(history: {
    from: string;
    rows: number;
    batches: number;
  }): Promise<void> {
    const { knex } = this.bench.database;
    const perBatch = Math.round(history.rows / history.batches);
    for (let n = 1; n <= history.batches; n += 1) {
      await knex.raw(
        `insert into raw.orders_rows (tenant_id, batch_id, store_id, row_number,
           line_number, byte_start, byte_length, order_id, row_key, payload,
           row_hash, ingested_at)
         select tenant_id, ?, store_id, row_number, line_number, byte_start,
           byte_length, order_id || '-' || ?, row_key, payload,
           sha256(row_hash || ?::text::bytea), now()
         from raw.orders_rows where batch_id = ? and row_number <= ?`,
        [uuid(), String(n), String(n), history.from, perBatch],
      );
      if (n % PROGRESS_BATCHES === 0) say(`${n} batches`);
    }
    await knex.raw('vacuum (analyze) raw.orders_rows');
  }

  /** Bytes of the table with its indexes. */
  async bytes(): Promise<number> {
    const { rows } = await this.bench.database.knex.raw<{
      rows: Array<{ bytes: string }>;
    }>("select pg_total_relation_size('raw.orders_rows') as bytes");
    return Number(rows[0].bytes);
  }

  /** How often autovacuum has cleared the table. */
  async vacuums(): Promise<number> {
    const { rows } = await this.bench.database.knex.raw<{
      rows: Array<{ vacuums: string }>;
    }>(
      `select autovacuum_count as vacuums from pg_stat_user_tables
       where schemaname = 'raw' and relname = 'orders_rows'`,
    );
    return Number(rows[0].vacuums);
  }

  /** Waits until autovacuum has cleared what was replaced since it was counted. */
  async vacuumedSince(vacuums: number): Promise<void> {
    const begun = performance.now();
    while ((await this.vacuums()) === vacuums) {
      if (performance.now() - begun > VACUUM_PATIENCE_MS) {
        throw new Error('Autovacuum does not clear the replaced rows');
      }
      await wait(1_000);
    }
  }

  /** Blocks that are touched when dbt reads one batch. */
  async blocksOfBatch(batchId: string): Promise<number> {
    const { tenantId, database } = this.bench;
    return await database.withTenant(tenantId, async tx => {
      const { rows } = await tx.raw<{
        rows: Array<{ 'QUERY PLAN': unknown }>;
      }>(
        `explain (analyze, buffers, format json)
         select row_number, payload from raw.orders
         where (tenant_id, batch_id) in (select ?::uuid, ?::uuid)`,
        [tenantId, batchId],
      );
      const [{ Plan }] = plans.parse(rows[0]['QUERY PLAN']);
      return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
    });
  }
}
