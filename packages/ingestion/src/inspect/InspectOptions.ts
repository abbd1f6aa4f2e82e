import path from 'node:path';
import { parseArgs } from 'node:util';
import { FILE_ENCODINGS } from '../encoding/FileEncoding';
import type { ReadingChoices, StoreContext } from '../plan/ReadingPlan';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { isTimeZone } from '../values/timeZones';

/** What an inspection was asked for. */
export interface InspectOptions {
  /** Absolute path. */
  file: string;
  store: StoreContext;
  choices: ReadingChoices;
  /** How many canonical records are wanted. */
  rows: number;
  /** One JSON document in place of text. */
  json: boolean;
}

/** What may stand in for a delimiter that is awkward on a command line. */
export const DELIMITER_WORDS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

const SWITCH = ['on', 'off'] as const;
const NUMBERS = ['point', 'comma'] as const;
const DATES = ['dmy', 'mdy', 'ymd'] as const;
const MOST_ROWS = 1000;

/** The text of `--help`. */
export const INSPECT_HELP = `Usage: yarn tieout inspect FILE [OPTIONS]

Reads a marketplace export as Tieout would, without a database, and tells what
was decided about it and what became of each row. Ends with 0 where the file can
be loaded, else with 1.

  --json                  one JSON document
  --rows NUMBER           the first canonical records too, ${MOST_ROWS} at most

About the store:
  --currency CODE         of amounts that name none (default USD)
  --time-zone ZONE        of times that name none, as Europe/Berlin (default UTC)

Where the file is not to decide:
  --encoding NAME         ${FILE_ENCODINGS.slice(0, 4).join(', ')},
                          ${FILE_ENCODINGS.slice(4).join(', ')}
  --delimiter CHARACTER   or one of ${Object.keys(DELIMITER_WORDS).join(', ')}
  --quotes on|off         whether quotes enclose cells
  --header-record NUMBER  which row is the header, from 1, blank lines not counted
  --profile ID            a folder of packages/ingestion/profiles
  --numbers point|comma   what stands before the decimals
  --dates dmy|mdy|ymd     the order of day, month and year
  --member NAME           which file of a ZIP archive is read
  --sheet NAME            which sheet of a workbook is read
`;

/**
 * Reads the arguments of `inspect`.
 *
 * @returns undefined where help is asked for
 * @throws Error naming the argument that is wrong
 */
export function parseInspectOptions(
  args: string[],
  folder: string,
): InspectOptions | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '0' },
      currency: { type: 'string', default: 'USD' },
      'time-zone': { type: 'string', default: 'UTC' },
      encoding: { type: 'string' },
      delimiter: { type: 'string' },
      quotes: { type: 'string' },
      'header-record': { type: 'string' },
      profile: { type: 'string' },
      numbers: { type: 'string' },
      dates: { type: 'string' },
      member: { type: 'string' },
      sheet: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  if (positionals.length !== 1) {
    throw new Error(`One file is needed, not ${positionals.length}.`);
  }
  const record = wholeNumber('header-record', values['header-record'], 1);
  const quotes = oneOf('quotes', values.quotes, SWITCH);
  return {
    file: path.resolve(folder, positionals[0]),
    json: values.json,
    rows: wholeNumber('rows', values.rows, 0) ?? 0,
    store: {
      currency: currency(values.currency),
      timeZone: timeZone(values['time-zone']),
    },
    choices: {
      encoding: oneOf('encoding', values.encoding, FILE_ENCODINGS),
      delimiter: delimiter(values.delimiter),
      quotes: quotes && quotes === 'on',
      headerRecord: record && record - 1,
      profileId: profileId(values.profile),
      numbers: oneOf('numbers', values.numbers, NUMBERS),
      dates: oneOf('dates', values.dates, DATES),
      member: values.member,
      sheet: values.sheet,
    },
  };
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find(one => one === value);
  if (found !== undefined) return found;
  throw new Error(
    `--${name} has to be one of ${known.join(', ')}, not "${value}".`,
  );
}

function wholeNumber(
  name: string,
  value: string | undefined,
  least: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= MOST_ROWS) return number;
  throw new Error(
    `--${name} has to be a number from ${least} to ${MOST_ROWS}, not "${value}".`,
  );
}

function delimiter(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const character = DELIMITER_WORDS[value] ?? value;
  if (/^[\t -~]$/.test(character) && !/["a-z0-9]/i.test(character))
    return character;
  throw new Error(
    `--delimiter has to be one character that is neither a quote, a letter nor a digit, or one of ${Object.keys(DELIMITER_WORDS).join(', ')}, not "${value}".`,
  );
}

function profileId(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return oneOf(
    'profile',
    value,
    builtInProfiles().map(({ id }) => id),
  );
}

function currency(value: string): string {
  if (/^[A-Z]{3}$/.test(value)) return value;
  throw new Error(`--currency has to be three letters, not "${value}".`);
}

function timeZone(value: string): string {
  if (isTimeZone(value)) return value;
  throw new Error(
    `--time-zone has to be the name of a zone, as Europe/Berlin, not "${value}".`,
  );
}
