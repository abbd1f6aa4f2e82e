import { IngestionError } from '../IngestionError';
import type { Profile } from '../profiles/Profile';
import type { HeaderFinding } from './findHeader';

const SHOWN_COLUMNS = 20;
const SHOWN_LENGTH = 60;

/** The error of a header with more columns than are read. */
export function tooManyColumns({
  line,
  columns,
  maxColumns,
  cut,
}: {
  /** Line of the header, from 1. */
  line: number;
  columns: number;
  maxColumns: number;
  /** There are more columns than were counted. */
  cut: boolean;
}): IngestionError {
  return new IngestionError(
    'TOO_MANY_COLUMNS',
    `The header has ${cut ? 'more than ' : ''}${columns} columns; at most ${maxColumns} are read. Export only the columns that are needed.`,
    line,
  );
}

/**
 * Refuses a header with NUL bytes: no name of a column has them, and none can
 * be stored.
 *
 * @throws IngestionError `NOT_TEXT`
 */
export function refuseNulHeader({ header, line }: HeaderFinding): void {
  if (!header.cells.some(cell => cell.includes('\0'))) return;
  throw new IngestionError(
    'NOT_TEXT',
    'The header holds NUL bytes, which no text has; the file may be damaged. Export it again.',
    line,
  );
}

/**
 * The error of a header that no profile knows: what was found, which profile
 * is nearest and what it misses.
 */
export function headerNotRecognised(
  finding: HeaderFinding,
  profiles: readonly Profile[],
): IngestionError {
  const { line, header } = finding;
  const place = line === 1 ? 'the first line' : `line ${line}`;
  const found = header.cells
    .slice(0, SHOWN_COLUMNS)
    .map(name => name.trim().slice(0, SHOWN_LENGTH))
    .join(', ');
  const hidden = header.cells.length - SHOWN_COLUMNS;
  const more = hidden > 0 ? ` and ${hidden} more` : '';
  const known = profiles.map(profile => profile.title).join(', ');
  return new IngestionError(
    'HEADER_NOT_RECOGNISED',
    `The header on ${place} is of no known kind. Found: ${found}${more}. ${adviceFor(finding)} Known kinds: ${known}.`,
    line,
  );
}

function adviceFor({ nearest }: HeaderFinding): string {
  const [fit] = nearest;
  if (!fit) {
    return 'No column of a known kind is among them: export the file again, with its header, and check that it is an export of orders, transactions or payouts.';
  }
  const { profile, missing, foreign } = fit;
  if (missing.length === 0) {
    return `It has the columns of "${profile.title}", but also some that such a file never has: ${foreign.join(', ')}. Upload the export as the marketplace made it.`;
  }
  return `Nearest is "${profile.title}", which also needs: ${missing.join(', ')}. Export the file again with all columns.`;
}
