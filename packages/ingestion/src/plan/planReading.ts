import { isAscii } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Decision } from '../detect/Decision';
import { detectLayout, type Layout } from '../detect/detectLayout';
import type { MatchedHeader } from '../detect/MatchedHeader';
import { headerNotRecognised, refuseNulHeader } from '../detect/refuseHeader';
import { detectEncoding } from '../encoding/detectEncoding';
import type { FileEncoding } from '../encoding/FileEncoding';
import { findByteOrderMark } from '../encoding/findByteOrderMark';
import { refuseBinary } from '../encoding/refuseBinary';
import { Utf8Decoder } from '../encoding/Utf8Decoder';
import { IngestionError } from '../IngestionError';
import { DEFAULT_LIMITS, type IngestionLimits } from '../limits';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { isOfRejects } from '../rejects/rejectColumns';
import type { Profile } from '../profiles/Profile';
import type { SurveyResult } from './ConventionSurvey';
import { fileReading } from '../reading/fileReading';
import { decideCurrency } from './decideCurrency';
import { decideTimeZones } from './decideTimeZones';
import { FileSurvey } from './FileSurvey';
import { newParts, withNewParts } from './newParts';
import {
  type FileHead,
  readFileHead,
  readFromFirstNonAscii,
} from './readFileHead';
import type {
  FileLayout,
  ReadingChoices,
  ReadingPlan,
  StoreContext,
} from './ReadingPlan';

/** A file, and what is known of it before it is opened. */
export interface PlanOptions {
  /** Opens the file from its beginning; each stream is destroyed after use. */
  open: () => Readable | Promise<Readable>;
  store: StoreContext;
  choices?: ReadingChoices;
  /** Kinds of file to look for. Default: those that come with Tieout. */
  profiles?: readonly Profile[];
  limits?: Partial<IngestionLimits>;
  /** What becomes of a file of rejected rows. Default: `refuse`, for it belongs to a batch. */
  rejects?: 'refuse' | 'take';
  /** How many bytes it reads on for an answer to its questions. Default: all. */
  maxSurveyBytes?: number;
  signal?: AbortSignal;
}

/** A header of no known kind, with what was found out about the file before. */
export class HeaderNotRecognisedError extends IngestionError {
  constructor(
    error: IngestionError,
    readonly layout: FileLayout,
  ) {
    super(error.code, error.message, error.line);
  }
}

/** What the beginning of a file shows. */
export interface LookedAt {
  layout: FileLayout;
  /** Cells of the first records, at most 256; blank lines are none. */
  records: string[][];
}

// Detection looks at this much.
const HEAD_BYTES = 256 * 1024;

/**
 * Looks at the beginning of a file without asking what kind it is.
 *
 * @throws IngestionError where it is no text, or has no header
 */
export async function lookAtFile(options: PlanOptions): Promise<LookedAt> {
  const { encoding, layout } = await decideLayout(options);
  return {
    layout: layoutOf(encoding, layout),
    records: layout.reading.records,
  };
}

/**
 * Decides how a file is to be read, from its first 256 KiB. Where these leave
 * a question, such as in which order dates are written, it reads on until a
 * value answers it; what no value answers is a question of the plan.
 *
 * @throws IngestionError where the file cannot be read at all
 */
export async function planReading(options: PlanOptions): Promise<ReadingPlan> {
  const { encoding, layout, profiles, limits, text, whole } =
    await decideLayout(options);
  const { matched, profile } = layout;
  if (!matched || !profile) {
    const error = headerNotRecognised(layout, profiles);
    throw new HeaderNotRecognisedError(error, layoutOf(encoding, layout));
  }
  const survey = new FileSurvey(matched, layout, limits);
  await survey.addHead(text, whole);
  survey.refuseDamagedIds();
  const found = await surveyOn(options, { survey, encoding, whole });
  const plan: ReadingPlan = {
    ...layoutOf(encoding, layout),
    profile: plainDecision(profile),
    profileVersion: matched.profile.version,
    profileTitle: matched.profile.title,
    partialOrders: matched.profile.partialOrders,
    ownProfile: builtInProfiles().includes(matched.profile)
      ? undefined
      : matched.profile,
    kind: matched.profile.kind,
    ...decideTimeZones(matched, options.store),
    ...decideCurrency(matched, {
      above: layout.reading.records.slice(0, layout.record.value),
      rows: rowsOf(matched, layout),
      store: options.store,
    }),
    ...found,
  };
  return withPartsOf(plan, matched, layout);
}

/** A plan by which columns that the profile does not know, and its sums lack, are parts. */
function withPartsOf(
  plan: ReadingPlan,
  header: MatchedHeader,
  layout: Layout,
): ReadingPlan {
  const rows = rowsOf(header, layout);
  const parts = newParts({ ...fileReading(plan, header), header }, rows);
  if (parts.length === 0) return plan;
  const names = parts.map(({ name }) => `"${name}"`).join(' and ');
  return {
    ...plan,
    profile: {
      ...plan.profile,
      evidence: `${plan.profile.evidence} It does not know ${names}, without which its rows do not add up: taken for a part of their amounts.`,
    },
    ownProfile: withNewParts(header.profile, parts),
  };
}

/** Rows of the head that are as wide as the header. */
function rowsOf(
  { names }: MatchedHeader,
  { reading, record }: Pick<Layout, 'reading' | 'record'>,
): string[][] {
  return reading.records
    .slice(record.value + 1)
    .filter(cells => cells.length === names.length);
}

async function decideLayout(options: PlanOptions) {
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
  refuseNulHeader(layout);
  if (options.rejects !== 'take') refuseRejects(layout);
  return { encoding, layout, profiles, limits, text, whole };
}

/** Rows that were rejected from a file do not stand for themselves. */
function refuseRejects({ header, line }: Layout): void {
  if (!isOfRejects(header.cells)) return;
  throw new IngestionError(
    'REJECTS_OF_NO_BATCH',
    'The file holds rejected rows of a batch. Open that batch and choose "Upload the corrected rows", so that they become part of it.',
    line,
  );
}

function layoutOf(
  encoding: Decision<FileEncoding> & { bomBytes: number },
  layout: Layout,
): FileLayout {
  return {
    encoding: plainDecision(encoding),
    bomBytes: encoding.bomBytes,
    delimiter: plainDecision(layout.delimiter),
    quotes: plainDecision(layout.quotes),
    lineEnd: layout.lineEnd.value,
    headerRecord: plainDecision(layout.record),
    headerLine: layout.line,
    header: [...layout.header.cells],
    fingerprint: layout.header.fingerprint,
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
  // Where none of the rest tells either, all of the file has been looked at.
  return telling.length === 0
    ? detectEncoding(bytes, true)
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
  const { maxSurveyBytes = Number.POSITIVE_INFINITY } = options;
  let found = survey.result(store, choices);
  if (whole || found.questions.length === 0) return found;
  const decoder = new Utf8Decoder(encoding.value, encoding.bomBytes);
  const full = survey.restarted();
  let bytes = 0;
  for await (const chunk of await open()) {
    signal?.throwIfAborted();
    await full.add(decoder.decode(chunk));
    found = full.result(store, choices);
    bytes += chunk.length;
    if (found.questions.length === 0 || bytes >= maxSurveyBytes) return found;
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
