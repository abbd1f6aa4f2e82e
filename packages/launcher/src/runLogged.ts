import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './Refusal';

// Time that a program has to end in order before it is killed, in milliseconds.
const PATIENCE_MS = 10_000;

/** A program that runs to its end with its output in a log file. */
export interface LoggedCommand {
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  logFile: string;
  /** Ends the program early. */
  signal?: AbortSignal;
}

/**
 * Runs a program to its end. One that is ended early has ended, too, when this
 * fails: the next attempt does not meet it.
 *
 * @throws Refusal with the end of the log when it cannot be started or fails
 */
export async function runLogged(options: LoggedCommand): Promise<void> {
  const { command, args, cwd, env, logFile, signal } = options;
  if (signal?.aborted) throw new Refusal(`${command} is not wanted any more`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', log, log],
    // With what it starts in turn it forms a group, which is ended as a whole.
    detached: true,
  });
  closeSync(log);
  let patience: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(child, 'SIGTERM');
    patience = setTimeout(() => killGroup(child, 'SIGKILL'), PATIENCE_MS);
  };
  signal?.addEventListener('abort', end);
  try {
    await once(child, 'exit');
  } catch (error) {
    throw new Refusal(`${command} could not be run: ${error}`);
  } finally {
    signal?.removeEventListener('abort', end);
    clearTimeout(patience);
    // What it started may outlive it.
    if (signal?.aborted) killGroup(child, 'SIGKILL');
  }
  if (child.exitCode !== 0) {
    throw new Refusal(
      `${path.basename(command)} failed (${
        child.signalCode ?? `exit code ${child.exitCode}`
      }). The end of ${logFile}:\n${endOfFile(logFile)}`,
    );
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is empty already.
  }
}

/** The last lines of a text file; empty when there is none. */
export function endOfFile(file: string, lines = 20): string {
  try {
    const text = readFileSync(file, 'utf8').trimEnd();
    return text.split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
