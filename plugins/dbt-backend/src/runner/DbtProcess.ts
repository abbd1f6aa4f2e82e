import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ProcessEnd } from './RunLog';

/** Time that dbt has to cancel its queries before it is killed, in milliseconds. */
const INTERRUPT_GRACE_MS = 5_000;
const MAX_STDERR = 4_000;

/** What a dbt process is made of. */
export interface DbtProcessOptions {
  /** The virtual environment's interpreter. */
  python: string;
  /** Path of `dbt_process.py`. */
  script: string;
  projectDirectory: string;
  environment: NodeJS.ProcessEnv;
}

/**
 * A process that has dbt loaded and runs it once. It is the leader of a
 * process group of its own and dies when this process does.
 */
export class DbtProcess {
  readonly #child: ChildProcess;
  readonly #end: Promise<ProcessEnd>;
  #stderr = '';

  constructor(options: DbtProcessOptions) {
    this.#child = spawn(options.python, ['-X', 'utf8', options.script], {
      cwd: options.projectDirectory,
      env: options.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-MAX_STDERR);
    });
    // Writing to a process that is gone fails here; its end says why.
    this.#child.stdin?.on('error', () => {});
    this.#end = this.#untilClosed();
  }

  /** Whether it could still be given something to run. */
  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Runs dbt with these arguments; `onLine` gets what it writes, line by line.
   * Resolves when no process of the group is left.
   *
   * @throws the signal's reason when it aborts
   */
  async run(
    args: string[],
    signal: AbortSignal,
    onLine: (line: string) => void,
  ): Promise<ProcessEnd> {
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error('The dbt process has no streams');
    createInterface({ input: stdout }).on('line', onLine);
    stdin.write(`${JSON.stringify(args)}\n`);
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      this.#signalGroup('SIGINT');
      grace = setTimeout(() => this.kill(), INTERRUPT_GRACE_MS);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const end = await this.#end;
      signal.throwIfAborted();
      return end;
    } finally {
      clearTimeout(grace);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the whole group at once. */
  kill(): void {
    this.#signalGroup('SIGKILL');
  }

  #signalGroup(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined || !this.isAlive) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // The group has ended by itself.
    }
  }

  async #untilClosed(): Promise<ProcessEnd> {
    try {
      await once(this.#child, 'close');
    } catch (error) {
      return { code: 127, signal: null, stderr: `${error}` };
    }
    const { exitCode: code, signalCode: signal } = this.#child;
    return { code, signal, stderr: this.#stderr };
  }
}
