import { isAscii } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Decision } from '../detect/Decision';
import { detectLayout, type Layout } from '../detect/detectLayout';
import { headerFingerprint } from '../detect/headerFingerprint';
import type { MatchedHeader } from '../detect/MatchedHeader';
import { headerNotRecognised } from '../detect/refuseHeader';
import { detectEncoding } from '../encoding/detectEncoding';
import type { FileEncoding } from '../encoding/FileEncoding';
import { findByteOrderMark } from '../encoding/findByteOrderMark';
import { refuseBinary } from '../encoding/refuseBinary';
import { Utf8Decoder } from '../encoding/Utf8Decoder';
import { DEFAULT_LIMITS, type IngestionLimits } from '../limits';
import { builtInProfiles } from '../profiles/builtInProfiles';
import type { Profile } from '../profiles/Profile';
import type { SurveyResult } from './ConventionSurvey';
import { currencyAbove } from './currencyAbove';
import { FileSurvey } from './FileSurvey';
import {
  type FileHead,
  readFileHead,
  readFromFirstNonAscii,
} from './readFileHead';
import type { ReadingChoices, ReadingPlan, StoreContext } from './ReadingPlan';

/** A file, and what is known of it before it is opened. */
export interface PlanOptions {
  /** Opens the file from its beginning; each stream is destroyed after use. */
  open: () => Readable | Promise<Readable>;
  store: StoreContext;
  choices?: ReadingChoices;
  /** Kinds of file to look for. Default: those that come with Tieout. */
  profiles?: readonly Profile[];
  limits?: Partial<IngestionLimits>;
  signal?: AbortSignal;
}

// Detection looks at this much.
const HEAD_BYTES = 256 * 1024;

/**
 * Decides how a file is to be read, from its first 256 KiB. Where these leave
 * a question, such as in which order dates are written, it reads on until a
 * value answers it; what no value answers is a question of the plan.
 *
 * @throws IngestionError where the file cannot be read at all
 */
export async function planReading(options: PlanOptions): Promise<ReadingPlan> {
  const { bytes, whole } = await readHeadOf(options);
  refuseBinary(bytes);
  const encoding = await decideEncoding(options, { bytes, whole });
  const text = textOf(bytes, whole, encoding);
  const profiles = options.profiles ?? builtInProfiles();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const layout = detectLayout({
    text,
    whole,
    profiles,
    maxColumns: limits.maxColumns,
    choices: options.choices,
  });
  const { matched, profile } = layout;
  if (!matched || !profile) throw headerNotRecognised(layout, profiles);
  const survey = new FileSurvey(matched, layout, limits);
  await survey.addHead(text, whole);
  survey.refuseDamagedIds();
  const found = await surveyOn(options, { survey, encoding, whole });
  return {
    encoding: plainDecision(encoding),
    bomBytes: encoding.bomBytes,
    delimiter: plainDecision(layout.delimiter),
    quotes: plainDecision(layout.quotes),
    lineEnd: layout.lineEnd.value,
    headerRecord: plainDecision(layout.record),
    headerLine: layout.line,
    profile: plainDecision(profile),
    profileVersion: matched.profile.version,
    kind: matched.profile.kind,
    header: [...matched.cells],
    fingerprint: headerFingerprint(matched.cells),
    timeZone: timeZoneOf(matched.profile, options.store),
    currency: currencyOf(matched, layout, options.store),
    ...found,
  };
}

async function readHeadOf({ open, signal }: PlanOptions): Promise<FileHead> {
  return await readFileHead(await open(), HEAD_BYTES, signal);
}

/** The encoding, by the user, else by the first bytes that tell it. */
async function decideEncoding(
  { open, choices, signal }: PlanOptions,
  { bytes, whole }: FileHead,
): Promise<Decision<FileEncoding> & { bomBytes: number }> {
  if (choices?.encoding !== undefined) {
    const mark = findByteOrderMark(bytes);
    return {
      value: choices.encoding,
      confidence: 1,
      evidence: 'Chosen by you.',
      by: 'user',
      bomBytes: mark?.encoding === choices.encoding ? mark.bytes : 0,
    };
  }
  if (whole || !isAscii(bytes)) return detectEncoding(bytes, whole);
  const telling = await readFromFirstNonAscii(await open(), isAscii, signal);
  return telling.length === 0
    ? detectEncoding(bytes, whole)
    : detectEncoding(telling, false);
}

function textOf(
  bytes: Buffer,
  whole: boolean,
  encoding: { value: FileEncoding; bomBytes: number },
): Buffer {
  const decoder = new Utf8Decoder(encoding.value, encoding.bomBytes);
  const text = decoder.decode(bytes);
  return whole ? Buffer.concat([text, decoder.end()]) : text;
}

/** What the values say; reads on while they leave something open. */
async function surveyOn(
  options: PlanOptions,
  {
    survey,
    encoding,
    whole,
  }: {
    survey: FileSurvey;
    encoding: { value: FileEncoding; bomBytes: number };
    whole: boolean;
  },
): Promise<SurveyResult> {
  const { store, choices = {}, open, signal } = options;
  let found = survey.result(store, choices);
  if (whole || found.questions.length === 0) return found;
  const decoder = new Utf8Decoder(encoding.value, encoding.bomBytes);
  const full = survey.restarted();
  for await (const chunk of await open()) {
    signal?.throwIfAborted();
    await full.add(decoder.decode(chunk));
    found = full.result(store, choices);
    if (found.questions.length === 0) return found;
  }
  await full.end();
  return full.result(store, choices);
}

function plainDecision<T>({
  value,
  confidence,
  evidence,
  by,
}: Decision<T>): Decision<T> {
  return { value, confidence, evidence, by };
}

function timeZoneOf({ conventions }: Profile, store: StoreContext): string {
  return conventions.timeZone === 'store'
    ? store.timeZone
    : conventions.timeZone;
}

function currencyOf(
  header: MatchedHeader,
  { reading, record }: Layout,
  store: StoreContext,
): string | undefined {
  const { profile } = header;
  return (
    header.currency ??
    currencyAbove(profile, reading.records.slice(0, record.value)) ??
    (profile.conventions.currency === 'store' ? store.currency : undefined)
  );
}
