/** A stretch of a text as it is, or the sign for one character that has no look of its own. */
export type VisiblePiece =
  | { text: string }
  | {
      /** Stands in its place. */
      sign: string;
      /** What it is, for people: "Tab (U+0009)". */
      name: string;
      /** A line ends with it. */
      endsLine: boolean;
    };

const NAMES: Readonly<Record<string, string>> = {
  '\t': 'Tab',
  '\n': 'Line feed',
  '\r': 'Carriage return',
  '\u00a0': 'No-break space',
  '\u202f': 'Narrow no-break space',
  '\u2009': 'Thin space',
  '\u200b': 'Zero-width space',
  '\u200e': 'Left-to-right mark',
  '\u200f': 'Right-to-left mark',
  '\u202e': 'Right-to-left override',
  '\ufeff': 'Byte order mark',
};

// Controls, formats such as those that turn the direction of writing, ends of
// lines and paragraphs, and every space but the plain one.
const UNSEEN = /(?! )[\p{Cc}\p{Cf}\p{Z}]/gu;
/** Of the controls, from NUL on; written out, for few fonts have pictures of them. */
const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS → LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

function signOf(code: number): string {
  if (code === 0xa0) return 'NBSP';
  return CONTROLS[code] ?? codeName(code);
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Divides a text so that nothing in it stays unseen or changes how the rest is
 * shown: text of files can hold controls, marks of direction and spaces that
 * look like others.
 */
export function visiblePieces(text: string): VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    from = index + character.length;
    const code = character.codePointAt(0) ?? 0;
    const name = NAMES[character];
    pieces.push({
      sign: signOf(code),
      name: name ? `${name} (${codeName(code)})` : codeName(code),
      // Of CRLF the LF; CR alone ends lines of old files.
      endsLine:
        character === '\n' || (character === '\r' && text[from] !== '\n'),
    });
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
