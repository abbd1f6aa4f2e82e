import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { orderRow } from './obviousIngest';

/** Files of the same rows, as COPY's text format has them. */
export interface CanonicalRows {
  /** Records as a program writes them down: in the order of their fields. */
  plain: string;
  /** Records as jsonb keeps them, so that PostgreSQL need not sort their keys. */
  sorted: string;
}

/** Writes the rows of `raw.orders` to files in a folder. */
export async function exportRows(
  url: string,
  folder: string,
): Promise<CanonicalRows> {
  const files = {
    plain: path.join(folder, 'plain.copy'),
    sorted: path.join(folder, 'sorted.copy'),
  };
  await withClient(url, async client => {
    await pipeline(
      client.query(to('copy raw.orders_rows to stdout')),
      createWriteStream(files.sorted),
    );
    await pipeline(
      client.query(to(`copy (${await plainRows(client)}) to stdout`)),
      createWriteStream(files.plain),
    );
  });
  return files;
}

/** Asks for the rows with the keys of their records in the order of the contract. */
async function plainRows(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'raw.orders_rows'::regclass and attnum > 0
       and not attisdropped order by attnum`,
  );
  const fields = [...Object.keys(orderRow.shape), 'source_tz', 'other']
    .map(field => `'${field}', payload -> '${field}'`)
    .join(', ');
  const columns = rows.map(({ name }) =>
    name === 'payload'
      ? `json_strip_nulls(json_build_object(${fields}))`
      : name,
  );
  return `select ${columns.join(', ')} from raw.orders_rows`;
}

/**
 * What psql's `\copy` does: sends the file's rows into the same table, with
 * its indexes, in one transaction.
 *
 * @returns seconds
 */
export async function copyRows(url: string, file: string): Promise<number> {
  return await withClient(url, async client => {
    const begun = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1024 * 1024 }),
      client.query(from('copy raw.orders_rows from stdin')),
    );
    return (performance.now() - begun) / 1000;
  });
}

async function withClient<T>(
  url: string,
  fn: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
