import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Header } from '../detect/Header';
import { IngestionError } from '../IngestionError';
import { createIngestion } from '../IngestionStream';
import { lookAtFile, type PlanOptions, planReading } from '../plan/planReading';
import type { FileLayout, ReadingPlan } from '../plan/ReadingPlan';
import type { RejectedRow } from '../rows/RejectedRow';
import type { LandedRow } from '../rows/RowEncoder';
import type { MappingDefinition } from './MappingDefinition';
import { type MappingProblem, mappingProblems } from './mappingProblems';
import { mappingProfile } from './mappingProfile';

/** The first rows of a file as its columns stand in it. */
export interface FileSample {
  layout: FileLayout;
  /** Names of the columns; blank and repeated ones are told apart. */
  columns: readonly string[];
  /** Cells of the first rows below the header, at most 255. */
  rows: string[][];
}

/** A canonical record, as it would be kept. */
export interface PreviewRecord extends Omit<LandedRow, 'payload'> {
  record: Record<string, unknown>;
}

/** What a mapping would make of the first rows of a file. */
export interface MappingPreview {
  /** Why it cannot be used; then nothing is read. */
  problems: MappingProblem[];
  /** How the file would be read. */
  plan?: ReadingPlan;
  records: PreviewRecord[];
  rejected: RejectedRow[];
  /** Why the file cannot be read by it. */
  failure?: { code: string; message: string };
}

const recordSchema = z.record(z.string(), z.unknown());
const SHOWN_ROWS = 20;
const SURVEY_BYTES = 4 * 1024 * 1024;
// A file is shown to a person who waits, by a process that serves others too.
const LIMITS = { maxRecordBytes: 1024 * 1024, maxOriginalBytes: 4 * 1024 };

/**
 * The columns of a file with its first rows, whatever kind it is.
 *
 * @throws IngestionError where it is no text, or has no header
 */
export async function sampleFile(options: PlanOptions): Promise<FileSample> {
  const { layout, records } = await lookAtFile(options);
  const columns = new Header(layout.header).names;
  const rows = records.slice(layout.headerRecord.value + 1);
  return { layout, columns, rows };
}

/**
 * Reads the first rows of a file by a mapping, as an ingestion would. What the
 * values leave open is answered as the store's locale suggests, and stays a
 * question of the plan.
 */
export async function previewMapping(
  options: PlanOptions,
  { layout, definition }: { layout: FileLayout; definition: MappingDefinition },
): Promise<MappingPreview> {
  const problems = mappingProblems(layout.header, definition);
  const preview: MappingPreview = { problems, records: [], rejected: [] };
  if (problems.length > 0) return preview;
  const profile = mappingProfile({
    mappingId: 'preview',
    version: 1,
    name: 'Preview',
    header: layout.header,
    definition,
  });
  const given = {
    ...options,
    limits: LIMITS,
    maxSurveyBytes: SURVEY_BYTES,
    profiles: [profile],
    choices: { ...options.choices, profileId: undefined },
  };
  try {
    const plan = await planReading(given);
    preview.plan = plan;
    await readFirstRows(given, { ...plan, questions: [] }, preview);
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    preview.failure = { code: error.code, message: error.message };
  }
  return preview;
}

async function readFirstRows(
  { open, signal }: PlanOptions,
  plan: ReadingPlan,
  { records, rejected }: MappingPreview,
): Promise<void> {
  const enough = new AbortController();
  const count = () => {
    if (records.length + rejected.length >= SHOWN_ROWS) enough.abort();
  };
  const ingestion = createIngestion({
    plan,
    limits: LIMITS,
    encoder: {
      row({ payload, ...row }) {
        if (enough.signal.aborted) return;
        records.push({
          ...row,
          record: recordSchema.parse(JSON.parse(payload)),
        });
        count();
      },
      take: () => undefined,
      end: () => new Uint8Array(),
    },
    onRejected(row) {
      if (enough.signal.aborted) return;
      rejected.push(row);
      count();
    },
  });
  const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
  const stop = AbortSignal.any([enough.signal, ...(signal ? [signal] : [])]);
  try {
    await pipeline(await open(), ingestion, nowhere, { signal: stop });
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
}
