/** Who holds a lock, as its file says. */
export interface LockHolder {
  pid: number;
  [detail: string]: unknown;
}

/**
 * Takes a lock for this process, or from a process that is gone.
 *
 * @param file - path of the lock; its folder exists
 * @param details - kept in the file for those who find it taken
 * @returns undefined when it was taken; else its holder, without `pid` when
 *   the lock is just changing hands
 */
export function takeLock(
  file: string,
  details?: Record<string, string>,
): Partial<LockHolder> | undefined;

/** Gives back a lock that this process took. */
export function releaseLock(file: string): void;

/** Writes a lock in the name of another process, whoever held it before. */
export function giveLock(file: string, pid: number): void;

/**
 * Sends a signal to whoever holds a lock, and never to a younger process of the
 * same number; 0 only asks.
 *
 * @returns whether there was such a process
 */
export function signalHolder(file: string, signal: NodeJS.Signals | 0): boolean;
