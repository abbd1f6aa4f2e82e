import { readFile } from 'node:fs/promises';

/** Largest resident memory of a process so far, in MB; 0 of one that is gone. */
export async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  return (kibibytes * 1024) / 1e6;
}

/** Process ids of the readers that a worker has. */
export async function readersOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const readers: number[] = [];
  for (const child of children.split(' ').filter(Boolean)) {
    const called = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(
      () => '',
    );
    if (called.includes('reader')) readers.push(Number(child));
  }
  return readers;
}
