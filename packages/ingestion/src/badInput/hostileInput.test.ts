import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IngestionError } from '../IngestionError';
import { createIngestion } from '../IngestionStream';
import { planReading } from '../plan/planReading';
import { OWN_COLUMNS, ownFile, ownRow } from './ownFile';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
// What a reading may take, at whatever size of the file.
const MOST_GROWTH = 300 * MEGABYTE;
const CHUNK = MEGABYTE;

// Time is not what is tested here.
jest.setTimeout(300_000);

/** Bytes that are made while they are read: a beginning, a filling, an end. */
interface HostileFile {
  head: string;
  /** Fills the file, again and again. */
  filling: string;
  bytes: number;
  tail?: string;
}

function* chunksOf({ head, filling, bytes, tail = '' }: HostileFile) {
  const unit = Buffer.from(filling);
  const chunk = Buffer.concat(
    Array.from({ length: Math.ceil(CHUNK / unit.length) }, () => unit),
  );
  yield Buffer.from(head);
  for (let made = 0; made < bytes; made += chunk.length) yield chunk;
  yield Buffer.from(tail);
}

/** Reads such a file and tells what became of it and how much memory grew. */
async function readHostile(file: HostileFile) {
  const before = process.memoryUsage().rss;
  let most = before;
  const open = () =>
    Readable.from(
      (function* watched() {
        for (const chunk of chunksOf(file)) {
          most = Math.max(most, process.memoryUsage().rss);
          yield chunk;
        }
      })(),
      { objectMode: false },
    );
  const outcome = await outcomeOf(open);
  most = Math.max(most, process.memoryUsage().rss);
  return { ...outcome, growth: most - before };
}

async function outcomeOf(open: () => Readable) {
  const lines: number[] = [];
  try {
    const plan = await planReading({
      open,
      store: { timeZone: 'UTC', currency: 'EUR' },
    });
    const ingestion = createIngestion({
      plan,
      encoder: {
        row: ({ lineNumber }) => lines.push(lineNumber),
        take: () => undefined,
        end: () => new Uint8Array(),
      },
      onRejected: ({ lineNumber, code }) => {
        if (code !== 'COLUMN_COUNT') throw new Error(`line ${lineNumber}`);
      },
    });
    const nowhere = new Writable({ write: (_b, _e, done) => done() });
    await pipeline(open(), ingestion, nowhere);
    return { lines, rejected: ingestion.summary.rowsRejected };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    return { code: error.code, line: error.line, message: error.message };
  }
}

const HEADER = `${OWN_COLUMNS.join(',')}\n`;
const GOOD = ownFile(ownRow('A-1'));

describe('a file that is made to do harm', () => {
  it.each<[string, HostileFile, object]>([
    [
      'of 1 GB and one quote that is never closed',
      {
        head: `${GOOD}A-2,"`,
        filling: `${ownRow('A-3')}\n`,
        bytes: GIGABYTE,
      },
      { code: 'UNCLOSED_QUOTE', line: 3 },
    ],
    [
      'of 1 GB and a quote that is opened in its first cell',
      { head: '"', filling: `${ownRow('A-3')}\n`, bytes: GIGABYTE },
      { code: 'UNCLOSED_QUOTE', line: 1 },
    ],
    [
      'of 1 GB and an open quote, whose lines end with CR alone',
      {
        head: GOOD.replaceAll('\n', '\r').concat('A-2,"'),
        filling: `${ownRow('A-3')}\r`,
        bytes: GIGABYTE,
      },
      { code: 'UNCLOSED_QUOTE', line: 3 },
    ],
    [
      'of 100,000 columns',
      { head: HEADER.trimEnd(), filling: ',column', bytes: 700_000 },
      { code: 'TOO_MANY_COLUMNS', line: 1 },
    ],
    [
      'with a row of 1 GB of cells',
      { head: `${GOOD}A-2`, filling: ',x', bytes: GIGABYTE },
      { code: 'RECORD_TOO_LARGE', line: 3 },
    ],
    [
      'of one line of 1 GB',
      { head: '', filling: 'x', bytes: GIGABYTE },
      { code: 'HEADER_NOT_RECOGNISED', line: 1 },
    ],
    [
      'with a cell of 1 GB',
      { head: `${GOOD}A-2,`, filling: 'x', bytes: GIGABYTE },
      { code: 'RECORD_TOO_LARGE', line: 3 },
    ],
    [
      'with a quoted cell of 1 GB of quotes',
      { head: `${GOOD}A-2,"`, filling: '""', bytes: GIGABYTE },
      { code: 'RECORD_TOO_LARGE', line: 3 },
    ],
    [
      'of 1 GB of newlines',
      { head: '', filling: '\n', bytes: GIGABYTE },
      { code: 'FILE_EMPTY' },
    ],
    [
      'of 1 GB of blanks',
      { head: '', filling: ' ', bytes: GIGABYTE },
      { code: 'HEADER_NOT_RECOGNISED' },
    ],
    [
      'of 1 GB of NUL bytes',
      { head: '', filling: '\0', bytes: GIGABYTE },
      { code: 'NOT_TEXT' },
    ],
    [
      'with 1 GB of NUL bytes in a row',
      { head: `${GOOD.repeat(4000)}A-2,`, filling: '\0', bytes: GIGABYTE },
      { code: 'RECORD_TOO_LARGE' },
    ],
  ])('%s is refused in bounded memory', async (_what, file, expected) => {
    const { growth, ...found } = await readHostile(file);
    expect(found).toMatchObject(expected);
    expect(found.message?.length).toBeLessThan(4000);
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  it.each<[string, HostileFile, object]>([
    [
      '256 MB of newlines between its rows',
      {
        head: GOOD,
        filling: '\n',
        bytes: 256 * MEGABYTE,
        tail: `${ownRow('A-2')}\n`,
      },
      { lines: [2, 256 * MEGABYTE + 3], rejected: 0 },
    ],
    [
      '4,000,000 rows of which each is rejected',
      {
        head: GOOD,
        filling: 'x\n',
        bytes: 8 * MEGABYTE,
      },
      { lines: [2], rejected: 4 * MEGABYTE },
    ],
  ])('%s are read in bounded memory', async (_what, file, expected) => {
    const { growth, ...found } = await readHostile(file);
    expect(found).toEqual(expected);
    expect(growth).toBeLessThan(MOST_GROWTH);
  });
});
