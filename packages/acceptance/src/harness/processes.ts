import { execFileSync } from 'node:child_process';

/** Ids of all processes that descend from one, itself not among them. */
export function processesBelow(ancestor: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    table
      .filter(([, ppid]) => ppid === parent)
      .flatMap(([pid]) => [pid, ...childrenOf(pid)]);
  return childrenOf(ancestor);
}

/** Those of some processes that still run. */
export function aliveOf(pids: number[]): number[] {
  return pids.filter(pid => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
}

/** Memory that a process holds at this moment, in bytes. */
export function residentBytes(pid: number): number {
  const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return Number(kibibytes) * 1024;
}
