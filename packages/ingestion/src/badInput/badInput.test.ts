import { Readable } from 'node:stream';
import { IngestionError } from '../IngestionError';
import { planReading } from '../plan/planReading';
import type { ReadingChoices } from '../plan/ReadingPlan';
import { collectRows } from '../testing';
import { BAD_CELLS } from './badCells';
import { BAD_ENCODINGS } from './badEncodings';
import type { BadInput } from './BadInput';
import { BAD_LAYOUTS } from './badLayouts';
import { BAD_VALUES } from './badValues';

async function questionsOf(
  file: string | Buffer,
  choices: ReadingChoices | undefined,
): Promise<string[]> {
  const plan = await planReading({
    open: () => Readable.from([Buffer.from(file)]),
    store: { timeZone: 'UTC', currency: 'USD' },
    choices,
  });
  return plan.questions.map(({ about }) => about);
}

/** What became of a file, in the words of the expected outcome. */
async function outcomeOf({
  file,
  choices,
}: BadInput): Promise<Record<string, unknown>> {
  try {
    const asked = await questionsOf(file, choices);
    if (asked.length > 0) return { asked };
    const { plan, accepted, rejected, summary } = await collectRows(
      [Buffer.from(file)],
      { choices },
    );
    expect(summary.rowsLoaded).toBe(accepted.length);
    expect(summary.rowsTotal).toBe(accepted.length + rejected.length);
    return {
      loaded: accepted.map(({ orderId }) => orderId),
      rejected: rejected.map(({ lineNumber, column, code }) => [
        lineNumber,
        column,
        code,
      ]),
      skipped: summary.skipped,
      encoding: plan.encoding.value,
      delimiter: plan.delimiter.value,
      sums: Object.fromEntries(
        summary.sums.map(({ currency, amount }) => [currency, amount]),
      ),
      first: accepted.length > 0 ? JSON.parse(accepted[0].payload) : {},
    };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    expect(error.message).toMatch(/^[^\0]{20,}\.$/);
    return { refused: error.code, line: error.line };
  }
}

describe.each([
  ['bytes', BAD_ENCODINGS],
  ['lines, quotes and columns', BAD_LAYOUTS],
  ['cells', BAD_CELLS],
  ['values of a whole file', BAD_VALUES],
])('bad %s', (_what, cases) => {
  it.each(cases)('$title', async bad => {
    const found = await outcomeOf(bad);
    const { first = {}, ...expected } =
      'loaded' in bad.outcome
        ? { rejected: [], skipped: {}, ...bad.outcome }
        : { ...bad.outcome, first: undefined };
    const told = ['loaded', 'refused', 'asked'].filter(key => key in found);
    const compared = new Set([...told, ...Object.keys(expected)]);
    expect(
      Object.fromEntries([...compared].map(key => [key, found[key]])),
    ).toEqual(expected);
    expect(found.first ?? {}).toMatchObject(first);
  });
});
