import { describeInspection } from './describeInspection';
import { inspectFile } from './inspectFile';
import { INSPECT_HELP, parseInspectOptions } from './InspectOptions';

/** Where an inspection writes, and where relative paths begin. */
export interface InspectTerminal {
  folder: string;
  out: (text: string) => void;
  err: (text: string) => void;
}

/**
 * `yarn tieout inspect`: tells on a terminal how a file would be read.
 *
 * @returns the exit code: 0 where the file can be loaded, else 1
 */
export async function inspect(
  args: string[],
  { folder, out, err }: InspectTerminal,
): Promise<number> {
  try {
    const options = parseInspectOptions(args, folder);
    if (!options) {
      out(INSPECT_HELP);
      return 0;
    }
    const inspection = await inspectFile(options);
    const lines = options.json
      ? [JSON.stringify(inspection, null, 2)]
      : describeInspection(inspection);
    out(`${lines.join('\n')}\n`);
    return inspection.loadable ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    err(`✗ ${message}\n  See: yarn tieout inspect --help\n`);
    return 1;
  }
}
