import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  clusterRecordFile,
  ClusterRecord,
  writeClusterRecord,
} from './ClusterRecord';
import { makeCluster, NewCluster } from './makeCluster';

/**
 * Makes the cluster of a folder, unless there is one.
 *
 * A mark in the folder says that the making has begun and not ended: only then
 * is what lies in the data directory removed, to begin anew.
 *
 * @throws Error when the data directory holds something that no interrupted
 *   attempt left there
 */
export async function ensureCluster(
  folder: string,
  record: ClusterRecord,
  cluster: Omit<NewCluster, 'dataDirectory' | 'password'>,
): Promise<void> {
  const { dataDirectory, superuserPassword: password } = record;
  const mark = path.join(folder, 'cluster.unfinished');
  if (!existsSync(clusterRecordFile(folder))) {
    if (!isMarked(mark, dataDirectory)) refuseToOverwrite(folder, record);
    writeFileSync(mark, dataDirectory);
    await makeCluster({ ...cluster, dataDirectory, password });
    writeClusterRecord(folder, record);
  }
  rmSync(mark, { force: true });
}

function isMarked(mark: string, dataDirectory: string): boolean {
  return existsSync(mark) && readFileSync(mark, 'utf8') === dataDirectory;
}

function refuseToOverwrite(folder: string, { dataDirectory }: ClusterRecord) {
  if (!existsSync(dataDirectory) || readdirSync(dataDirectory).length === 0) {
    return;
  }
  throw new Error(
    `${dataDirectory} holds a database, but ${clusterRecordFile(folder)}, which has its passwords, is missing. ` +
      `Put that file back, or, to begin with an empty database, move ${dataDirectory} away.`,
  );
}
