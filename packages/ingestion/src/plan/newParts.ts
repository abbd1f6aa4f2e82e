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

/** A column that no profile knows, and how often it is just what a sum lacks. */
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
  /** An amount in it is of another row's making, or not all that a sum lacks. */
  refuted: boolean;
}

/**
 * Finds columns that have come to an export since its profile was written:
 * those without whose amounts rows do not add up, and with them do. Each must
 * complete every row in which it has an amount.
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
    return candidates
      .filter(({ completed, refuted }) => completed > 0 && !refuted)
      .map(({ name, completed }) => ({ name, kind, rows: completed }));
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
  const amounts = tie.amounts(cells);
  if (!amounts) return;
  const lacking = addMoney(amounts.stated, invertMoney(amounts.sum));
  for (const candidate of candidates) {
    const amount = candidate.read(cells);
    if (amount === undefined) continue;
    if (typeof amount === 'object') candidate.refuted = true;
    else if (sameMoney(amount, '0')) continue;
    else if (sameMoney(amount, lacking)) candidate.completed += 1;
    else candidate.refuted = true;
  }
}
