import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Refusal } from './Refusal';
import { FROM_SOURCES, inCheckout } from './checkout';
import { ensureDbt } from './ensureDbt';
import { terminal } from './terminal';

/** By which a program in a terminal is told to end. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a TypeScript program of the checkout in this terminal.
 *
 * @param entry - file relative to the root of the checkout
 * @param env - what it is to know besides this process's environment
 * @returns its exit code
 */
export async function runScript(
  entry: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return runInTerminal([...FROM_SOURCES, inCheckout(entry), ...args], env);
}

/** Where dbt is, for programs that run it; says so when it cannot be had. */
export async function dbtEnvironment(
  signal?: AbortSignal,
): Promise<NodeJS.ProcessEnv> {
  const dbt = await ensureDbt(signal);
  if (dbt.state === 'ready') return { TIEOUT_DBT_EXECUTABLE: dbt.executable };
  if (dbt.state === 'unavailable' && !signal?.aborted) {
    terminal.warn(`dbt is not available. ${dbt.reason} ${dbt.remedy}`);
  }
  return {};
}

/** Runs Node in this terminal and returns its exit code; signals are passed on. */
export async function runInTerminal(
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd = inCheckout(),
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const name of SIGNALS) process.on(name, pass);
  try {
    await once(child, 'exit');
  } catch (error) {
    throw new Refusal(`${args[0]} could not be run: ${error}`);
  } finally {
    for (const name of SIGNALS) process.off(name, pass);
  }
  return child.exitCode ?? 1;
}
