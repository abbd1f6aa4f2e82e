import type { MatchedHeader } from '../detect/MatchedHeader';
import type { Profile, RecordKind } from '../profiles/Profile';
import { RECORD_KINDS } from '../profiles/vocabulary';
import type { Cells } from '../rows/cells';
import type { FileReading } from '../rows/FileReading';
import { type AmountReader, amountReader } from '../rows/moneyWriter';
import { RowSorter } from '../rows/RowSorter';
import { type Tie, tiesOf } from '../rows/tieCheck';
import { unclassifiedPart } from '../rows/unclassifiedPart';
import { addMoney, invertMoney, sameMoney } from '../values/moneySum';

/** A column that no profile knows, and in how many rows it is just what a sum lacks. */
export interface NewPart {
  name: string;
  kind: RecordKind;
  rows: number;
}

/** What the rows said of a column. */
interface Candidate {
  name: string;
  read: AmountReader;
  completed: number;
  /** It has an amount where no sum lacks it, or not just what one lacks. */
  refuted: boolean;
}

/** One row that adds up with a column can be chance. */
const ENOUGH_ROWS = 2;

/**
 * Finds the column that has come to an export since its profile was written:
 * the only one that is all that rows lack which do not add up, in each of
 * them, and that has no amount in any other row of their kind. Where two are,
 * none is taken, for it cannot be told which the sums lack.
 *
 * @param rows - some rows of the file, as wide as its header
 */
export function newParts(
  reading: FileReading & { header: MatchedHeader },
  rows: readonly Cells[],
): NewPart[] {
  const { header } = reading;
  const sorter = new RowSorter(header);
  return RECORD_KINDS.flatMap(kind => {
    const record = header.profile.records[kind];
    const ties = record ? tiesOf(reading, record) : [];
    const [tie] = ties.filter(({ ofComponents }) => ofComponents);
    if (!tie) return [];
    const candidates = header.unknownColumns.map(name =>
      candidateOf(reading, name),
    );
    for (const cells of rows) {
      const role = sorter.roleOf(cells);
      if ('kind' in role && role.kind === kind) weigh(tie, candidates, cells);
    }
    const found = candidates.filter(
      ({ completed, refuted }) => completed >= ENOUGH_ROWS && !refuted,
    );
    return found.length === 1
      ? found.map(({ name, completed }) => ({ name, kind, rows: completed }))
      : [];
  });
}

/** The profile, of which these columns are parts of the money. */
export function withNewParts(
  profile: Profile,
  parts: readonly NewPart[],
): Profile {
  const records = Object.fromEntries(
    Object.entries(profile.records).map(([kind, record]) => [
      kind,
      record && {
        ...record,
        columns: [
          ...record.columns,
          ...parts
            .filter(part => part.kind === kind)
            .map(({ name }) => unclassifiedPart(name)),
        ],
      },
    ]),
  );
  return { ...profile, records };
}

function candidateOf(reading: FileReading, name: string): Candidate {
  const index = reading.header.names.indexOf(name);
  return {
    name,
    read: amountReader(reading, unclassifiedPart(name), index),
    completed: 0,
    refuted: false,
  };
}

function weigh(tie: Tie, candidates: readonly Candidate[], cells: Cells): void {
  const lacking = lackingIn(tie, cells);
  for (const candidate of candidates) {
    const amount = candidate.read(cells) ?? '0';
    if (typeof amount === 'object' || !sameMoney(amount, lacking))
      candidate.refuted = true;
    else if (!sameMoney(amount, '0')) candidate.completed += 1;
  }
}

/** What the parts of a row lack; a row without a sum to hold to lacks nothing. */
function lackingIn(tie: Tie, cells: Cells): string {
  const amounts = tie.amounts(cells);
  return amounts ? addMoney(amounts.stated, invertMoney(amounts.sum)) : '0';
}
