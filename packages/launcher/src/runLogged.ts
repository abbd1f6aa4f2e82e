import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './Refusal';

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
  });
  closeSync(log);
  const end = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', end);
  try {
    await once(child, 'exit');
  } catch (error) {
    throw new Refusal(`${command} could not be run: ${error}`);
  } finally {
    signal?.removeEventListener('abort', end);
  }
  if (child.exitCode !== 0) {
    throw new Refusal(
      `${path.basename(command)} failed (${
        child.signalCode ?? `exit code ${child.exitCode}`
      }). The end of ${logFile}:\n${endOfFile(logFile)}`,
    );
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
