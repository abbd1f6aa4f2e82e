import type { ProfileColumn } from '../profiles/Profile';
import type { Instant } from '../values/instant';
import { isNothing } from '../values/isNothing';
import { type DateOrder, readInstant } from '../values/readInstant';
import { isTimeZone } from '../values/timeZones';
import { type Cells, cellReader } from './cells';
import type { FieldWriter } from './FieldWriter';
import type { FileReading } from './FileReading';
import { type RowFault, shown } from './RejectedRow';

/** Reads the instant of a row's cell; undefined where the cell is blank. */
export type InstantReader = (cells: Cells) => Instant | RowFault | undefined;

/** Reads timestamps of one column, remembering the last: lines repeat them. */
export function instantReader(
  reading: FileReading,
  column: ProfileColumn,
  index: number,
): InstantReader {
  const { header } = reading;
  const name = header.names[index];
  const read = cellReader(reading, column, index);
  const order = reading.dateOf(name);
  const zone = reading.zoneOf(name);
  const { timeZoneColumn } = header.profile.conventions;
  const zoneIndex = timeZoneColumn ? header.indexOf(timeZoneColumn) : -1;
  let lastCell = '';
  let lastZone = '';
  let last: Instant | RowFault | undefined;
  return cells => {
    const cell = read(cells);
    const named = zoneIndex >= 0 ? cells[zoneIndex].trim() : '';
    if (cell === lastCell && named === lastZone) return last;
    lastCell = cell;
    lastZone = named;
    last = isNothing(cell)
      ? undefined
      : (readIn(cell, named, { order, zone }) ??
        instantFault({
          columnIndex: index,
          name,
          cell,
          zone: named || zone,
        }));
    return last;
  };
}

/** Reads a time in the zone that another cell names, or in that of the column. */
function readIn(
  cell: string,
  named: string,
  { order, zone }: { order: DateOrder | undefined; zone: string },
): Instant | undefined {
  if (named === '') return readInstant(cell, { order, zone });
  return isTimeZone(named)
    ? readInstant(cell, { order, zone: named })
    : // An abbreviation, such as PDT, says what an offset says.
      readInstant(`${cell} ${named}`, { order, zone });
}

function instantFault(fault: {
  columnIndex: number;
  name: string;
  cell: string;
  zone: string;
}): RowFault {
  const { columnIndex, name, cell, zone } = fault;
  return {
    code: 'INVALID_TIMESTAMP',
    columnIndex,
    message: `"${name}" is ${shown(cell)}, which is no date and time that clocks in ${zone} show; expected one such as 2026-05-08T23:36:26+00:00, or a local one in the order of the file's other dates, if these show it.`,
  };
}

/** Writes one part of the instants that a reader gives. */
export function instantWriter(
  read: InstantReader,
  part: 'utc' | 'zone',
): FieldWriter {
  return cells => {
    const instant = read(cells);
    if (instant === undefined || 'code' in instant) return instant;
    return `"${instant[part]}"`;
  };
}
