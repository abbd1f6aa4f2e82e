import { TieoutDatabase } from '@tieout/database';

/** Age from which what has no job has lost it, in seconds: jobs are deleted just after the commit. */
export const SETTLED_S = 30;

/** Keys of the jobs of a task that run or could still run. */
export async function listLiveJobKeys(
  database: TieoutDatabase,
  task: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await database.knex.raw<{ rows: { key: string }[] }>(
    `select key from graphile_worker.jobs
     where starts_with(key, ?)
       and (locked_at is not null or attempts < max_attempts)`,
    [`${task}:`],
  );
  return new Set(rows.map(({ key }) => key));
}
