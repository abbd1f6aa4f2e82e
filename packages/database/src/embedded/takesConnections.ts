import { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

// Class 28: the server runs, and will go on to refuse these credentials.
const REFUSED_CREDENTIALS = /^28/;

/**
 * Resolves once a server takes connections: true. False when its process ended
 * first. Recovery after a crash may take minutes.
 *
 * @throws Error when the server refuses the credentials, or when `signal` aborts
 */
export async function takesConnections(options: {
  url: string;
  /** File that the password of `url` is from. */
  passwordFile: string;
  child: ChildProcess;
  signal?: AbortSignal;
}): Promise<boolean> {
  const { url, passwordFile, child, signal } = options;
  while (!hasExited(child)) {
    signal?.throwIfAborted();
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
    });
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (REFUSED_CREDENTIALS.test(codeOf(error))) {
        throw new Error(
          `PostgreSQL refuses the password in ${passwordFile}: that file belongs to other data. Put back the one that was made with this data.`,
          { cause: error },
        );
      }
      await delay(30);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Whether a child process has ended, or never began. */
export function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || !child.pid;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
