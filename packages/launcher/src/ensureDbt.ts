import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DbtStatus } from './DbtStatus';
import { Refusal } from './Refusal';
import { CACHE, inCheckout } from './checkout';
import { findPython, Python } from './findPython';
import { runLogged } from './runLogged';
import { terminal } from './terminal';

const FOLDER = path.join(CACHE, 'python');
const EXECUTABLE = path.join(FOLDER, 'bin/dbt');
const UV = 'uv==0.13.9';
const STAMP = path.join(FOLDER, 'complete');

/** dbt as an earlier start installed it, or undefined when it must be installed first. */
export function installedDbt(): DbtStatus | undefined {
  const complete =
    existsSync(EXECUTABLE) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === inputsHash();
  return complete ? { state: 'ready', executable: EXECUTABLE } : undefined;
}

/**
 * Installs the pinned dbt into a Python virtual environment of the checkout,
 * unless it is there already. Never throws: what is missing is the answer.
 */
export async function ensureDbt(signal?: AbortSignal): Promise<DbtStatus> {
  const known = installedDbt();
  if (known) return known;
  const python = await findPython();
  if ('reason' in python) return { state: 'unavailable', ...python };
  try {
    await terminal.step(`dbt (Python ${python.version})`, () =>
      install(python, signal),
    );
    return { state: 'ready', executable: EXECUTABLE };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      state: 'unavailable',
      reason: `dbt could not be installed: ${error.message}`,
      remedy:
        'Mend what the message says (pip needs a package index; a proxy is set with PIP_INDEX_URL or HTTPS_PROXY) and start Tieout again.',
    };
  }
}

async function install(python: Python, signal?: AbortSignal) {
  const logFile = path.join(CACHE, 'logs/dbt-install.log');
  // Of a half-made environment nothing can be told: begin anew.
  rmSync(FOLDER, { recursive: true, force: true });
  await runLogged({
    command: python.executable,
    args: ['-m', 'venv', FOLDER],
    cwd: inCheckout(),
    logFile,
    signal,
  });
  await installPackages({ cwd: inCheckout(), logFile, signal });
  await runLogged({
    command: EXECUTABLE,
    args: ['--version'],
    cwd: FOLDER,
    logFile: path.join(CACHE, 'logs/dbt-version.log'),
    signal,
  });
  writeFileSync(STAMP, inputsHash());
}

// uv takes a quarter of pip's time. It does not read pip's configuration, so
// where it cannot do it (another index, no build for this machine), pip does.
async function installPackages(
  common: Pick<Parameters<typeof runLogged>[0], 'cwd' | 'logFile' | 'signal'>,
) {
  const python = path.join(FOLDER, 'bin/python');
  const requirements = inCheckout('data/dbt/requirements.txt');
  const pip = (...args: string[]) =>
    runLogged({
      ...common,
      command: python,
      args: [
        '-m',
        'pip',
        'install',
        '--disable-pip-version-check',
        '--no-input',
        // The file is a whole lock; what dbt names beyond it is left out on purpose.
        '--no-deps',
        ...args,
      ],
    });
  try {
    await pip(UV);
    await runLogged({
      ...common,
      command: path.join(FOLDER, 'bin/uv'),
      args: [
        'pip',
        'install',
        '--python',
        python,
        '--no-deps',
        // Bytecode made now is time saved at each start of dbt.
        '--compile-bytecode',
        '--requirement',
        requirements,
      ],
    });
  } catch (error) {
    if (common.signal?.aborted) throw error;
    await pip('--requirement', requirements);
  }
}

function inputsHash(): string {
  return createHash('sha256')
    .update(readFileSync(inCheckout('data/dbt/requirements.txt')))
    .update(process.env.TIEOUT_PYTHON ?? '')
    .digest('hex');
}
