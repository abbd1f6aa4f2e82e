import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const SCRIPT = `
import json
from importlib.metadata import PackageNotFoundError, version
def find(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return None
print(json.dumps([find("dbt-core"), find("dbt-postgres")]))
`;

const versionsSchema = z.tuple([z.string().nullable(), z.string().nullable()]);

/** Versions that a Python interpreter has, or why dbt cannot run with it. */
export async function probeDbt(
  python: string,
): Promise<{ version: string } | { reason: string; remedy: string }> {
  const remedy = `Install data/dbt/requirements.txt into the virtual environment of ${python}.`;
  try {
    const { stdout } = await run(python, ['-c', SCRIPT], { timeout: 20_000 });
    const [core, adapter] = versionsSchema.parse(JSON.parse(stdout));
    if (!core) return { reason: 'dbt-core is not installed.', remedy };
    if (!adapter) return { reason: 'dbt-postgres is not installed.', remedy };
    if (!core.startsWith('1.')) {
      return { reason: `dbt ${core} is not supported, only 1.x is.`, remedy };
    }
    return { version: core };
  } catch (error) {
    return { reason: `Python could not be run: ${error}.`, remedy };
  }
}
