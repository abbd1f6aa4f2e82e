import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';

/** Writes the rows of `raw.orders` to a file, as COPY's text format has them. */
export async function exportRows(url: string, file: string): Promise<void> {
  await withClient(url, async client => {
    await pipeline(
      client.query(to('copy raw.orders_rows to stdout')),
      createWriteStream(file),
    );
  });
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
