import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

// dbt's newest supported Python first; the plain names last, whatever they are.
const CANDIDATES = [
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'python3',
  'python',
];

/** A Python that can make virtual environments. */
export interface Python {
  /** Absolute path. */
  executable: string;
  /** Such as 3.12.4. */
  version: string;
}

/** Why no Python will do. */
export interface NoPython {
  reason: string;
  remedy: string;
}

/**
 * Finds a Python ≥ 3.10 with `venv` and `ensurepip`: the one that `TIEOUT_PYTHON`
 * names, or else the first on the PATH of the environment.
 */
export async function findPython(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Python | NoPython> {
  const refused: string[] = [];
  const chosen = env.TIEOUT_PYTHON;
  for (const name of chosen ? [chosen] : CANDIDATES) {
    const found = await inspect(name, env);
    if (!found) continue;
    const [major, minor] = found.version.split('.').map(Number);
    if (major === 3 && minor >= 10 && found.complete) return found;
    refused.push(
      found.complete
        ? `${found.executable} is ${found.version}`
        : `${found.executable} (${found.version}) lacks the modules venv and ensurepip`,
    );
  }
  const packages =
    process.platform === 'darwin'
      ? 'brew install python@3.12'
      : 'for example: apt-get install python3 python3-venv';
  const missing = chosen
    ? `${chosen}, named by TIEOUT_PYTHON, is no Python that runs`
    : 'Python 3 was not found on the PATH';
  return {
    reason: refused.length
      ? `No suitable Python: ${refused.join('; ')}`
      : missing,
    remedy: `Install Python 3.10 or newer with venv (${packages}) and start Tieout again.`,
  };
}

async function inspect(
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<(Python & { complete: boolean }) | undefined> {
  const script = [
    'import sys, importlib.util as u',
    'print(sys.executable)',
    'print("%d.%d.%d" % sys.version_info[:3])',
    'print(all(u.find_spec(m) for m in ("venv", "ensurepip")))',
  ].join('\n');
  try {
    const { stdout } = await run(name, ['-c', script], {
      env,
      timeout: 20_000,
    });
    const [executable, version, complete] = stdout.trim().split('\n');
    return { executable, version, complete: complete === 'True' };
  } catch {
    return undefined;
  }
}
