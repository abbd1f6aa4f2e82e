import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
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
 * @param onNotice - told when a database that lies elsewhere was moved aside
 * @throws Error when the data directory lies in the folder and holds something
 *   that no interrupted attempt left there
 */
export async function ensureCluster(
  folder: string,
  record: ClusterRecord,
  cluster: Omit<NewCluster, 'dataDirectory' | 'password'>,
  onNotice?: (notice: string) => void,
): Promise<void> {
  const { dataDirectory, superuserPassword: password } = record;
  const mark = path.join(folder, 'cluster.unfinished');
  if (!existsSync(clusterRecordFile(folder))) {
    if (!isMarked(mark, dataDirectory)) saveFound(folder, record, onNotice);
    writeFileSync(mark, dataDirectory);
    await makeCluster({ ...cluster, dataDirectory, password });
    writeClusterRecord(folder, record);
  }
  rmSync(mark, { force: true });
}

function isMarked(mark: string, dataDirectory: string): boolean {
  return existsSync(mark) && readFileSync(mark, 'utf8') === dataDirectory;
}

function saveFound(
  folder: string,
  { dataDirectory }: ClusterRecord,
  onNotice?: (notice: string) => void,
) {
  if (!existsSync(dataDirectory) || readdirSync(dataDirectory).length === 0) {
    return;
  }
  if (path.dirname(dataDirectory) !== folder) {
    // Data elsewhere outlives its checkout: that it is found without its
    // passwords is what a fresh clone at the same place meets.
    const aside = `${dataDirectory}-${Date.now()}`;
    renameSync(dataDirectory, aside);
    onNotice?.(
      `A database of an earlier checkout of this place was found without its passwords. It lies in ${aside} now; remove it if nobody misses it.`,
    );
    return;
  }
  throw new Error(
    `${dataDirectory} holds a database, but ${clusterRecordFile(folder)}, which has its passwords, is missing. ` +
      `Put that file back, or, to begin with an empty database, move ${dataDirectory} away.`,
  );
}
