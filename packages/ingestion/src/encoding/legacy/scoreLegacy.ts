import { analyse } from 'chardet';
import { createCharset } from '../createCharset';
import type { Stretch } from './collectStretches';
import {
  plausibilityOfChinese,
  plausibilityOfJapanese,
} from './eastAsianPlausibility';
import { LatinPlausibility } from './latinPlausibility';
import { LEGACY_ENCODINGS, type LegacyEncoding } from './LegacyEncoding';

const CHARDET_BYTES = 8_000;
const CHARDET_WEIGHT = 0.15;

/** What chardet calls the encodings, and those that they extend. */
const CHARDET_NAMES: Readonly<Record<LegacyEncoding, readonly string[]>> = {
  'windows-1252': ['windows-1252', 'ISO-8859-1'],
  'windows-1250': ['windows-1250', 'ISO-8859-2'],
  shift_jis: ['Shift_JIS'],
  gb18030: ['GB18030'],
};

// Where the text decides nothing, the encoding that most exports are in.
const PRIORS: Readonly<Record<LegacyEncoding, number>> = {
  'windows-1252': 0.04,
  'windows-1250': 0,
  shift_jis: 0.02,
  gb18030: 0.02,
};

/** How one encoding reads the stretches of a file. */
export interface LegacyScore {
  encoding: LegacyEncoding;
  /** Greater is likelier; about 1 where all speaks for it. */
  score: number;
  /** The stretches as it reads them; undefined where it cannot. */
  readings: ReadonlyArray<string | undefined>;
  /** How many of them it cannot read; one at least speaks against it. */
  undecodable: number;
}

function plausibilities(
  encoding: LegacyEncoding,
  texts: readonly string[],
): number[] {
  switch (encoding) {
    case 'shift_jis':
      return texts.map(plausibilityOfJapanese);
    case 'gb18030':
      return texts.map(plausibilityOfChinese);
    default: {
      const latin = new LatinPlausibility(encoding, texts);
      return texts.map(text => latin.of(text));
    }
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length);
}

function askChardet(stretches: readonly Stretch[]): Map<string, number> {
  const words = stretches.flatMap(({ bytes }) => [bytes, Buffer.from(' ')]);
  const sample = Buffer.concat(words).subarray(0, CHARDET_BYTES);
  return new Map(
    analyse(sample).map(({ name, confidence }) => [name, confidence / 100]),
  );
}

/** Whether two encodings read all stretches as the same text. */
export function readAlike(
  a: Pick<LegacyScore, 'readings'>,
  b: Pick<LegacyScore, 'readings'>,
): boolean {
  return a.readings.every((reading, i) => reading === b.readings[i]);
}

function read(
  encoding: LegacyEncoding,
  text: Buffer,
  stretches: readonly Stretch[],
): Omit<LegacyScore, 'score'> {
  const charset = createCharset(encoding);
  const readings = stretches.map(({ bytes }) =>
    charset.unfinishedBytes(bytes) > 0
      ? undefined
      : charset.toUtf8(bytes)?.toString('utf8'),
  );
  const faults = readings.filter(reading => reading === undefined).length;
  const undecodable = faults || (charset.toUtf8(text) ? 0 : 1);
  return { encoding, readings, undecodable };
}

/** What a reading that leaves something undecodable is still worth. */
function worthOf({
  readings,
  undecodable,
}: Omit<LegacyScore, 'score'>): number {
  return undecodable === 0 ? 1 : 0.6 * (1 - undecodable / readings.length) ** 4;
}

/**
 * Each encoding with what speaks for it, the likeliest first.
 *
 * @param text - of which the stretches are
 */
export function scoreLegacy(
  text: Buffer,
  stretches: readonly Stretch[],
): LegacyScore[] {
  const chardet = askChardet(stretches);
  const all = LEGACY_ENCODINGS.map(encoding => read(encoding, text, stretches));
  const scores = all.map(reading => {
    const { encoding, readings } = reading;
    const texts = readings.filter(word => word !== undefined);
    // chardet cannot know better than the text between those that agree on it.
    const named = all
      .filter(other => readAlike(reading, other))
      .flatMap(other => CHARDET_NAMES[other.encoding])
      .map(name => chardet.get(name) ?? 0);
    const score =
      (1 - CHARDET_WEIGHT) * mean(plausibilities(encoding, texts)) +
      CHARDET_WEIGHT * Math.max(...named) +
      PRIORS[encoding];
    return { ...reading, score: score * worthOf(reading) };
  });
  return scores.sort((a, b) => b.score - a.score);
}
