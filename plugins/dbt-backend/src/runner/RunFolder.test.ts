import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { RunFolder } from './RunFolder';

describe('RunFolder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'run-folder-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  it('keeps of a run that was cut off what is whole, and removes the rest', async () => {
    const folders = new RunFolder(root);
    const runId = uuid();
    const folder = await folders.create(runId);
    await writeFile(path.join(folder, 'manifest.json'), '{}');
    await writeFile(path.join(folder, 'run_results.json'), '{"args":');
    await writeFile(path.join(folder, 'dbt.log'), 'It began');
    await writeFile(path.join(folder, 'partial_parse.msgpack'), 'cache');
    expect(await folders.finish(runId, { cutOff: true })).toEqual([
      { name: 'manifest.json', byteSize: 2 },
      { name: 'dbt.log', byteSize: 8 },
    ]);
    expect((await readdir(folder)).sort()).toEqual([
      'dbt.log',
      'manifest.json',
    ]);
    expect(await readdir(await folders.create(uuid()))).toEqual([]);
  });

  it('hands the parse cache on to the next run', async () => {
    const folders = new RunFolder(root);
    const runId = uuid();
    const folder = await folders.create(runId);
    await writeFile(path.join(folder, 'partial_parse.msgpack'), 'cache');
    await folders.finish(runId);
    expect(await readdir(await folders.create(uuid()))).toEqual([
      'partial_parse.msgpack',
    ]);
  });

  it('removes the folder of a run, and may be asked twice', async () => {
    const folders = new RunFolder(root);
    const [old, kept] = [uuid(), uuid()];
    await folders.create(old);
    await folders.create(kept);
    await folders.remove(old);
    await folders.remove(old);
    expect(await readdir(path.join(root, 'runs'))).toEqual([kept]);
  });
});
