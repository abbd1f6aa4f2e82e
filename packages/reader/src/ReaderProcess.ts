import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import {
  FIRST_ROWS,
  OTHER_ROWS,
  type ReaderMessage,
  type ReaderTask,
} from './protocol';

const ENTRY = require.resolve('@tieout/reader/process');
const FROM_SOURCE = ENTRY.endsWith('.ts')
  ? [
      '--disable-warning=ExperimentalWarning',
      '--require',
      path.resolve(path.dirname(ENTRY), '../../../sourceHook.cjs'),
    ]
  : [];
/** A reader holds a stretch of the file and of the rows, never more. */
const HEAP_LIMITS = ['--max-semi-space-size=8', '--max-old-space-size=512'];
const STDERR_KEPT = 4_000;
/** All that a reader is told of its surroundings: it reaches no database and no network. */
const ENVIRONMENT = ['NODE_COMPILE_CACHE', 'NODE_ENV', 'TMPDIR', 'TZ'];

/** A process that reads one file. */
export class ReaderProcess {
  private readonly child: ChildProcess;
  private complaint = '';

  constructor() {
    const pipes = [FIRST_ROWS, ...OTHER_ROWS].map(() => 'pipe' as const);
    this.child = spawn(
      process.execPath,
      [...HEAP_LIMITS, ...FROM_SOURCE, ENTRY],
      {
        stdio: ['pipe', 'ignore', 'pipe', 'ipc', ...pipes],
        serialization: 'advanced',
        env: Object.fromEntries(
          ENVIRONMENT.map(name => [name, process.env[name]]),
        ),
      },
    );
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = (this.complaint + text).slice(-STDERR_KEPT);
    });
  }

  /** Where it takes in the file's bytes. */
  get input(): Writable {
    const { stdin } = this.child;
    if (!stdin) throw new Error('The reader has no input');
    return stdin;
  }

  /** Rows that leave it on one of its descriptors. */
  rows(descriptor: number): Readable {
    const rows = this.child.stdio[descriptor];
    if (!(rows instanceof Readable)) throw new Error('The reader has no rows');
    return rows;
  }

  /** Tells it what to read, and hears what it tells. */
  begin<T extends string>(
    task: ReaderTask,
    listener: (message: ReaderMessage<T>) => void,
  ): void {
    this.child.on('message', listener);
    // That it is gone already is told by its end.
    this.child.send(task, () => {});
  }

  /** Resolves when it has ended in order; rejects when it broke off. */
  async ended(): Promise<void> {
    // What it told is heard to the end before its channel is closed.
    const [[code, signal]] = await Promise.all([
      once(this.child, 'exit'),
      once(this.child, 'disconnect'),
    ]);
    if (code === 0) return;
    throw new Error(
      `The process that reads the file ended with ${signal ?? code}. ${this.complaint}`.trim(),
    );
  }

  /** Lets it end, for its rows were taken. */
  dismiss(): void {
    if (this.child.connected) this.child.disconnect();
  }

  /** Ends it at once. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}
