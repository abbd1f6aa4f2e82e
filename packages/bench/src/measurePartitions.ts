import { TieoutDatabase } from '@tieout/database';
import { v7 as uuid } from 'uuid';
import type { Figures } from './main';
import { median, round } from './statistics';

const ROUNDS = 7;
/** How dbt asks for the rows of the batches at hand. */
const queryOf = (table: string) =>
  `explain (summary) select row_number, payload from ${table}
   where (tenant_id, batch_id) in (select tenant_id, batch_id from raw.transform_scope)`;

/**
 * Milliseconds that the planner needs to read the batches of a dbt run: from
 * the table as it is, and from one of the same columns with a partition for
 * each batch.
 */
export async function measurePartitions(
  { knex }: TieoutDatabase,
  batches: number,
): Promise<Figures> {
  await knex.raw(
    `create table bench_by_batch (like raw.orders_rows,
       primary key (tenant_id, batch_id, row_number))
     partition by list (batch_id)`,
  );
  try {
    for (let n = 0; n < batches; n += 1) {
      await knex.raw(
        `create table bench_by_batch_${n} partition of bench_by_batch
         for values in ('${uuid()}')`,
      );
    }
    const one: number[] = [];
    const many: number[] = [];
    const planning = async (table: string) => {
      const { rows } = await knex.raw<{
        rows: Array<{ 'QUERY PLAN': string }>;
      }>(queryOf(table));
      const told = rows.map(row => row['QUERY PLAN']).join('\n');
      return Number(/Planning Time: ([\d.]+) ms/.exec(told)?.[1]);
    };
    for (let n = 0; n < ROUNDS; n += 1) {
      one.push(await planning('raw.orders_rows'));
      many.push(await planning('bench_by_batch'));
    }
    return {
      planning_ms: round(median(one)),
      planning_by_batch_ms: round(median(many)),
    };
  } finally {
    // One by one: a statement that drops all would lock more than the server has room for.
    for (let n = 0; n < batches; n += 1) {
      await knex.raw(`drop table if exists bench_by_batch_${n}`);
    }
    await knex.raw('drop table bench_by_batch');
  }
}
