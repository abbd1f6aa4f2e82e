import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './jsonFile';

const schema = z.object({
  /** Signs the sessions of the backend. */
  backendSecret: z.string().min(32),
  /** Password of the database role `tieout_dbt`. */
  dbtPassword: z.string().min(16),
});

/** What is generated once for a data folder and kept. */
export type Secrets = z.infer<typeof schema>;

/** Reads the secrets of a data folder, generating them the first time. */
export function readSecrets(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const known = readJsonFile(file);
  if (known !== undefined) return schema.parse(known);
  const secrets: Secrets = {
    backendSecret: randomBytes(32).toString('base64url'),
    dbtPassword: randomBytes(24).toString('base64url'),
  };
  writeJsonFile(file, secrets);
  return secrets;
}
