import type { HeadReading } from './readHead';

const LOOKED_AT = 100;
const CELLS_OF_A_RECORD = 512;
const LONGEST_NUMBER = 40;
// One decimal comma, or commas between groups of two or three digits.
const NUMBER =
  /^[^\d,;|\t]*\d[\d.']*(?:,\d+|(?:,\d{2,3})+(?:\.\d+)?)[^\d,;|\t]*$/;
const RIVALS = [',', ';', '\t', '|'];

/** How well the records of a reading agree with each other. */
export interface Consistency {
  /** Cells that most records have; 1 where nothing is divided. */
  width: number;
  /** Records of this width, and all from the first of them on. */
  agreeing: number;
  counted: number;
  /** The same, from 0 to 1, weighed by the lines that the records take. */
  share: number;
  /** The same, where lines after a quote that is never closed disagree. */
  closedShare: number;
  /** Share of cells that show no sign of another delimiter, from 0 to 1. */
  clean: number;
}

/**
 * Measures how far records have one width. Records above the first of that
 * width are taken for a preamble and do not count; a long record counts as
 * many lines, so that lines swallowed by a quote weigh as much as they are.
 */
export function consistency(reading: HeadReading): Consistency {
  const { widths, lines } = reading;
  const width = commonWidth(reading);
  const first = Math.max(0, widths.indexOf(width));
  let agreeing = 0;
  let agreeingLines = 0;
  let countedLines = 0;
  for (let i = first; i < widths.length; i += 1) {
    countedLines += lines[i];
    if (widths[i] === width) {
      agreeing += 1;
      agreeingLines += lines[i];
    }
  }
  return {
    width,
    agreeing,
    counted: widths.length - first,
    share: agreeingLines / Math.max(1, countedLines),
    closedShare: agreeingLines / Math.max(1, countedLines + reading.openLines),
    clean: cleanShare(reading, width),
  };
}

/** The width that most lines have, more cells being worth more. */
function commonWidth({ widths, lines }: HeadReading): number {
  const weights = new Map<number, number>();
  widths.forEach((width, i) => {
    if (width < 2) return;
    const weight = lines[i] * (1 - 1 / width);
    weights.set(width, (weights.get(width) ?? 0) + weight);
  });
  let best = 1;
  for (const [width, weight] of weights) {
    if (weight > (weights.get(best) ?? 0)) best = width;
  }
  return best;
}

function cleanShare(reading: HeadReading, width: number): number {
  const { delimiter } = reading.dialect;
  const rivals =
    width === 1 ? RIVALS : RIVALS.filter(rival => rival !== delimiter);
  let clean = 0;
  let cells = 0;
  for (const record of reading.records.slice(0, LOOKED_AT)) {
    if (record.length !== width) continue;
    for (const cell of record.slice(0, CELLS_OF_A_RECORD)) {
      cells += 1;
      if (!rivals.some(rival => divides(rival, cell))) clean += 1;
    }
  }
  return cells > 0 ? clean / cells : 0;
}

/** Whether a cell looks like cells with this delimiter between them. */
function divides(delimiter: string, cell: string): boolean {
  const at = cell.indexOf(delimiter);
  if (at < 0) return false;
  const next = cell[at + 1] ?? ' ';
  if (next === ' ' && delimiter !== '\t') return false;
  return delimiter !== ',' || !NUMBER.test(cell.slice(0, LONGEST_NUMBER));
}
