import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileSource } from '../archive/fileSource';
import { openContent } from '../content/openContent';
import { planContent } from '../content/planContent';
import { IngestionError } from '../IngestionError';
import { createIngestion, type IngestionSummary } from '../IngestionStream';
import type { ReadingPlan } from '../plan/ReadingPlan';
import type { RejectedRow, RejectionCode } from '../rows/RejectedRow';
import type { LandedRow } from '../rows/RowEncoder';
import type { InspectOptions } from './InspectOptions';

/** A canonical record, as it would be kept. */
export interface InspectedRecord extends Omit<LandedRow, 'payload'> {
  record: unknown;
}

/** What was found out about a file. */
export interface Inspection {
  file: { name: string; bytes: number };
  /** No question is open, nothing refuses the file, and a row of it is accepted. */
  loadable: boolean;
  /** Why the file is refused. */
  error?: { code: string; message: string; line?: number };
  /** What was decided; absent where the file was refused before. */
  plan?: ReadingPlan;
  /** What became of its rows, as far as they were read. */
  summary?: IngestionSummary;
  /** How many rows are rejected, by code. */
  rejections: Partial<Record<RejectionCode, number>>;
  /** The first rejected rows. */
  rejected: RejectedRow[];
  /** The first canonical records, as many as were asked for. */
  records: InspectedRecord[];
}

const SHOWN_REJECTED = 10;

/**
 * Reads a file to its end as an ingestion does and keeps nothing of it but
 * what is shown, so that memory does not grow with the file.
 *
 * @throws Error where there is no such file
 */
export async function inspectFile(
  options: InspectOptions,
): Promise<Inspection> {
  const { file, store, choices } = options;
  const { size } = await fileState(file);
  const inspection: Inspection = {
    file: { name: path.basename(file), bytes: size },
    loadable: false,
    rejections: {},
    rejected: [],
    records: [],
  };
  try {
    const plan = await planContent({
      source: await fileSource(file),
      store,
      choices,
    });
    inspection.plan = plan;
    if (plan.questions.length > 0) return inspection;
    await readRows(inspection, plan, options);
    inspection.loadable = (inspection.summary?.rowsLoaded ?? 0) > 0;
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    const { code, message, line } = error;
    inspection.error = { code, message, line };
  }
  return inspection;
}

async function fileState(file: string): Promise<{ size: number }> {
  const state = await stat(file).catch(() => undefined);
  if (state?.isFile()) return state;
  throw new Error(`There is no file ${file}.`);
}

async function readRows(
  inspection: Inspection,
  plan: ReadingPlan,
  { file, rows }: InspectOptions,
): Promise<void> {
  const { rejections, rejected, records } = inspection;
  const ingestion = createIngestion({
    plan,
    encoder: {
      row: ({ payload, ...row }) => {
        if (records.length < rows)
          records.push({ ...row, record: JSON.parse(payload) });
      },
      take: () => undefined,
      end: () => new Uint8Array(),
    },
    onRejected: row => {
      rejections[row.code] = (rejections[row.code] ?? 0) + 1;
      if (rejected.length < SHOWN_REJECTED) rejected.push(row);
    },
  });
  const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
  try {
    const content = await openContent(await fileSource(file), plan.packing);
    await pipeline(await content.open(), ingestion, nowhere);
  } finally {
    inspection.summary = ingestion.summary;
  }
}
