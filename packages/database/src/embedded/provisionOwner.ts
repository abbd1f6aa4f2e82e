import { Client } from 'pg';

const OWNER = 'tieout';

/**
 * Creates the login role `tieout` and the database of that name which it owns.
 * The role may create the roles that row-level security rests on, but is no
 * superuser. Idempotent; the password is set each time.
 */
export async function provisionOwner(options: {
  superuserUrl: string;
  password: string;
}): Promise<void> {
  const client = new Client({ connectionString: options.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [OWNER],
    );
    const password = client.escapeLiteral(options.password);
    await client.query(
      `${rows[0].role ? 'alter' : 'create'} role ${OWNER}
       login createrole nosuperuser nocreatedb password ${password}`,
    );
    if (!rows[0].database) {
      await client.query(`create database ${OWNER} owner ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}
