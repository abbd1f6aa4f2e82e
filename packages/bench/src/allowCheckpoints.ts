import type { EmbeddedPostgres } from '@tieout/database/embedded';
import { Client } from 'pg';

/** Lets the owner of a server's database write out what is changed, so that no round pays for the one before. */
export async function allowCheckpoints({
  superuserUrl,
}: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('grant pg_checkpoint to tieout');
  } finally {
    await client.end();
  }
}
