const QUOTE = 34;
const LF = 10;
const CR = 13;

/** How quotes stand in a text whose cells may be enclosed in them. */
export interface QuoteSurvey {
  /** Cells that begin and end with one, the quotes between them doubled. */
  enclosing: number;
  /** Such cells with both delimiters and line ends in them. */
  spanning: number;
  /** Such cells with a doubled quote in them. */
  doubled: number;
  /** Cells that begin with one and go on after the closing one. */
  malformed: number;
  /** Cells that have one and do not begin with it. */
  inner: number;
  /** The last cell begins with one and has no closing one. */
  unclosed: boolean;
}

/** @param delimiter - the byte between cells */
export function surveyQuotes(text: Buffer, delimiter: number): QuoteSurvey {
  const survey: QuoteSurvey = {
    enclosing: 0,
    spanning: 0,
    doubled: 0,
    malformed: 0,
    inner: 0,
    unclosed: false,
  };
  let at = 0;
  while (at < text.length) {
    let look = true;
    if (text[at] === QUOTE) {
      const close = closingQuote(text, at);
      if (close === undefined) return { ...survey, unclosed: true };
      countEnclosed(survey, text, { open: at, close, delimiter });
      at = close + 1;
      look = false;
    }
    const end = cellEnd(text, at, delimiter);
    if (look && hasQuote(text, at, end)) survey.inner += 1;
    at = end + 1;
  }
  return survey;
}

function countEnclosed(
  survey: QuoteSurvey,
  text: Buffer,
  cell: { open: number; close: number; delimiter: number },
): void {
  const next = cell.close + 1;
  const ended = next >= text.length || endsCell(text[next], cell.delimiter);
  if (!ended) {
    survey.malformed += 1;
    return;
  }
  survey.enclosing += 1;
  const inside = text.subarray(cell.open + 1, cell.close);
  const lineEnd = inside.includes(LF) || inside.includes(CR);
  if (lineEnd && inside.includes(cell.delimiter)) survey.spanning += 1;
  if (inside.includes(QUOTE)) survey.doubled += 1;
}

function endsCell(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LF || byte === CR;
}

function cellEnd(text: Buffer, from: number, delimiter: number): number {
  let at = from;
  while (at < text.length && !endsCell(text[at], delimiter)) at += 1;
  return at;
}

function hasQuote(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text[at] === QUOTE) return true;
  return false;
}

function closingQuote(text: Buffer, open: number): number | undefined {
  let at = text.indexOf(QUOTE, open + 1);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at < 0 ? undefined : at;
}
