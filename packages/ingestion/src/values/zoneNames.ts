/** Abbreviations that mean one offset wherever exports use them. */
const OFFSETS: ReadonlyMap<string, string> = new Map(
  [
    '+00:00 Z UTC GMT WET',
    '+01:00 CET MEZ BST WEST WAT',
    '+02:00 CEST MESZ EET SAST CAT',
    '+03:00 EEST MSK EAT TRT IDT',
    '+05:00 PKT',
    '+05:45 NPT',
    '+07:00 ICT WIB',
    '+08:00 AWST HKT SGT MYT PHT WITA',
    '+09:00 JST KST WIT',
    '+09:30 ACST',
    '+10:00 AEST',
    '+10:30 ACDT',
    '+11:00 AEDT',
    '+12:00 NZST',
    '+13:00 NZDT',
    '-02:00 BRST',
    '-02:30 NDT',
    '-03:00 BRT ART CLST ADT',
    '-03:30 NST',
    '-04:00 EDT CLT',
    '-05:00 EST CDT COT PET',
    '-06:00 MDT',
    '-07:00 MST PDT',
    '-08:00 PST AKDT',
    '-09:00 AKST',
    '-10:00 HST',
  ].flatMap(line => {
    const [offset, ...names] = line.split(' ');
    return names.map(name => [name, offset] as const);
  }),
);

/** One meaning of an abbreviation, and the zones in which it has it. */
interface Meaning {
  offset: string;
  zones: RegExp;
}

const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = new Map([
  [
    'IST',
    [
      { offset: '+05:30', zones: /^Asia\/(?:Kolkata|Calcutta|Colombo)$/ },
      { offset: '+02:00', zones: /^(?:Asia\/(?:Jerusalem|Tel_Aviv)|Israel)$/ },
      { offset: '+01:00', zones: /^(?:Europe\/Dublin|Eire)$/ },
    ],
  ],
  [
    'CST',
    [
      { offset: '-05:00', zones: /^(?:America\/Havana|Cuba)$/ },
      { offset: '-06:00', zones: /^(?:America|US|Canada|Mexico)\// },
      { offset: '+08:00', zones: /^(?:Asia\/|PRC$|ROC$)/ },
    ],
  ],
  [
    'AST',
    [
      { offset: '-04:00', zones: /^(?:America|Atlantic|Canada)\// },
      { offset: '+03:00', zones: /^Asia\// },
    ],
  ],
  [
    'GST',
    [
      { offset: '+04:00', zones: /^Asia\// },
      { offset: '-02:00', zones: /^Atlantic\// },
    ],
  ],
]);

/** Names that tools give to zones in place of the IANA ones. */
const IANA: ReadonlyMap<string, string> = new Map([
  ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
  ['Mountain Time (US & Canada)', 'America/Denver'],
  ['Central Time (US & Canada)', 'America/Chicago'],
  ['Eastern Time (US & Canada)', 'America/New_York'],
  ['Atlantic Time (Canada)', 'America/Halifax'],
]);

const OFFSET = /^(?:(?:UTC|GMT) ?)?([-+−])(\d\d)(?::?(\d\d))?$/i;
const SHORT_OFFSET = /^(?:UTC|GMT) ?([-+−])(\d)(?::?(\d\d))?$/i;
const IANA_NAME = /^[A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2}$/;

/** What a zone as written behind a time is. */
export type NamedZone =
  { offset: string } | { iana: string } | { meanings: readonly Meaning[] };

/**
 * Understands `-0400`, `UTC+5:30`, `PDT`, `(CEST)`, `Europe/Berlin` and the
 * like; whether an IANA name exists is not looked up. Offsets are `±HH:MM`.
 */
export function zoneNamed(written: string): NamedZone | undefined {
  const iana = IANA.get(written);
  if (iana !== undefined) return { iana };
  const name = written.replace(/^\((.*)\)$/, '$1');
  const upper = name.toUpperCase();
  const offset = OFFSETS.get(upper) ?? writtenOffset(name);
  if (offset !== undefined) return { offset };
  const meanings = MEANINGS.get(upper);
  if (meanings !== undefined) return { meanings };
  return IANA_NAME.test(name) ? { iana: name } : undefined;
}

function writtenOffset(name: string): string | undefined {
  const parts = OFFSET.exec(name) ?? SHORT_OFFSET.exec(name);
  if (!parts) return undefined;
  const [, sign, hours, minutes = '00'] = parts;
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}
