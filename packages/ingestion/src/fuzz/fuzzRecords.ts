import { isDeepStrictEqual } from 'node:util';
// eslint-disable-next-line @backstage/no-undeclared-imports -- the fuzzer runs in the checkout only
import fc from 'fast-check';
import { CsvRecords } from '../records/CsvRecords';
import { FastRecords } from '../records/FastRecords';
import { describeRecords } from './describeRecords';
import { piecesOf, type RecordFile, recordFiles } from './recordFiles';

const MAX_PARTS = 300;

/** What came of the comparison. */
export interface FuzzOutcome {
  files: number;
  /** The smallest file found that differs, with what was told of it. */
  difference?: string;
}

async function describeBoth(file: RecordFile) {
  const { text, dialect, maxRecordBytes } = file;
  const options = { dialect, limits: { maxRecordBytes } };
  return {
    csvParse: await describeRecords(CsvRecords, [text], options),
    pieces: await describeRecords(FastRecords, piecesOf(file), options),
    whole: await describeRecords(FastRecords, [text], options),
  };
}

function explain(file: RecordFile, told: object): string {
  const { text, ...rest } = file;
  const lines = [
    `text    ${JSON.stringify(text.toString('latin1'))} (a character a byte)`,
    `base64  ${text.toString('base64')}`,
    `file    ${JSON.stringify(rest)}`,
    ...Object.entries(told).map(([by, records]) =>
      [by.padEnd(8), JSON.stringify(records)].join(''),
    ),
  ];
  return lines.join('\n');
}

/**
 * Compares `FastRecords` with `CsvRecords` on nasty texts until the time is
 * over or they differ; the same seed gives the same texts.
 */
export async function fuzzRecords(options: {
  minutes: number;
  seed: number;
}): Promise<FuzzOutcome> {
  let files = 0;
  const details = await fc.check(
    fc.asyncProperty(recordFiles(MAX_PARTS), async file => {
      files += 1;
      const { csvParse, pieces, whole } = await describeBoth(file);
      return (
        isDeepStrictEqual(pieces, csvParse) &&
        isDeepStrictEqual(whole, csvParse)
      );
    }),
    {
      seed: options.seed,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: options.minutes * 60_000,
      markInterruptAsFailure: false,
    },
  );
  if (!details.counterexample) return { files };
  const [file] = details.counterexample;
  const told = await describeBoth(file);
  return {
    files,
    difference: `They differ, seed ${options.seed}:\n${explain(file, told)}`,
  };
}
