import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SHARED_FOLDER } from './postgresBinaries';
import { canReach, UserIds } from './unprivilegedUser';

const schema = z.object({
  dataDirectory: z.string(),
  port: z.number().int().optional(),
  superuserPassword: z.string(),
  ownerPassword: z.string(),
});

/** What is remembered of an embedded server between its starts. */
export type ClusterRecord = z.infer<typeof schema>;

/** Reads the record of the cluster in `folder`, or makes one with fresh passwords. */
export function readClusterRecord(
  folder: string,
  user: UserIds | undefined,
): ClusterRecord {
  const file = clusterRecordFile(folder);
  if (existsSync(file)) {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const password = () => randomBytes(24).toString('base64url');
  return {
    dataDirectory: dataDirectoryFor(folder, user),
    superuserPassword: password(),
    ownerPassword: password(),
  };
}

/** Writes the record, readable by this user only. */
export function writeClusterRecord(folder: string, record: ClusterRecord) {
  const partial = `${clusterRecordFile(folder)}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(record, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(partial, clusterRecordFile(folder));
}

/** Where the record of the cluster in `folder` is. */
export function clusterRecordFile(folder: string): string {
  return path.join(folder, 'cluster.json');
}

// A checkout below a folder that is closed to others (root's home, say) is out
// of reach for the unprivileged user: its data lies in a shared folder instead.
function dataDirectoryFor(folder: string, user: UserIds | undefined): string {
  if (canReach(user, folder)) return path.join(folder, 'data');
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return path.join(SHARED_FOLDER, `data-${hash}`);
}
