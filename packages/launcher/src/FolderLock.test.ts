import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderLock } from './FolderLock';
import { Refusal } from './Refusal';

describe('FolderLock', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-lock-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a second holder, saying who the first is', async () => {
    await FolderLock.acquire(folder);

    const second = FolderLock.acquire(folder);

    await expect(second).rejects.toThrow(Refusal);
    await expect(second).rejects.toThrow(
      `Tieout already runs on ${folder}: process ${process.pid} of user`,
    );
  });

  it('lets another in once it is released', async () => {
    (await FolderLock.acquire(folder)).release();

    expect(existsSync(path.join(folder, 'lock'))).toBe(false);
    await expect(FolderLock.acquire(folder)).resolves.toBeDefined();
  });

  it('waits for a holder that is leaving', async () => {
    const first = await FolderLock.acquire(folder);
    const askedAbout: number[] = [];
    const onWait = jest.fn(() => first.release());

    const second = await FolderLock.acquire(folder, {
      isLeaving: pid => askedAbout.push(pid) > 0,
      onWait,
    });

    expect(askedAbout).toEqual([process.pid]);
    expect(onWait).toHaveBeenCalledTimes(1);
    second.release();
  });

  it('loses patience with a holder that does not leave', async () => {
    await FolderLock.acquire(folder);

    await expect(
      FolderLock.acquire(folder, {
        isLeaving: () => true,
        onWait: () => undefined,
        patience: 0,
      }),
    ).rejects.toThrow('It was told to stop and does not: kill');
  });
});
