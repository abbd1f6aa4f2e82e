import type { Archive } from '../archive/Archive';
import type { ArchiveLimits } from '../archive/ArchiveLimits';
import type { ByteSource } from '../archive/ByteSource';
import { archiveKindOf, openArchive } from '../archive/openArchive';
import { refuseArchive } from '../archive/refuseArchive';
import { IngestionError } from '../IngestionError';
import {
  HeaderNotRecognisedError,
  type PlanOptions,
  planReading,
} from '../plan/planReading';
import { readFileHead } from '../plan/readFileHead';
import type { ReadingChoices, ReadingPlan } from '../plan/ReadingPlan';
import { decidePart } from './decidePart';
import { contentOf, partMissing } from './openContent';
import type { Packing } from './Packing';

/** A file that may be packed, and what is known of it before it is opened. */
export interface PlanContentOptions extends Omit<PlanOptions, 'open'> {
  source: ByteSource;
  archiveLimits?: Partial<ArchiveLimits>;
}

const SHEET_TEXT = { encoding: 'utf-8', delimiter: ',', quotes: true } as const;

/**
 * Decides how a file is to be read, as `planReading` does; where it is packed,
 * also which part of it. Of several that could be read in a ZIP archive the
 * user chooses: that is a question of the plan, which is then of the first.
 *
 * @throws IngestionError where it cannot be read at all
 */
export async function planContent({
  source,
  archiveLimits,
  ...options
}: PlanContentOptions): Promise<ReadingPlan> {
  const archive = await openArchive(source, archiveLimits);
  if (!archive) {
    return await planReading({ ...options, open: () => source.open() });
  }
  const plan = (part: Packing['part']) => planPart(archive, part, options);
  const chosen = choiceOf(archive, options.choices);
  if (chosen === undefined) return await decidePart(archive, plan, options);
  if (!archive.files.some(({ name }) => name === chosen)) {
    throw partMissing(archive, chosen);
  }
  return await plan({
    value: chosen,
    confidence: 1,
    evidence: 'Chosen by you.',
    by: 'user',
  });
}

function choiceOf(
  { kind }: Archive,
  { member, sheet }: ReadingChoices = {},
): string | undefined {
  if (kind === 'gzip') return undefined;
  return kind === 'zip' ? member : sheet;
}

/** Plans a sheet: how its text is written is known, for we write it. */
async function planSheet(options: PlanOptions): Promise<ReadingPlan> {
  const plan = await planReading({
    ...options,
    choices: { ...options.choices, ...SHEET_TEXT },
  });
  const written = { by: 'file', evidence: 'A sheet is read as CSV.' } as const;
  return {
    ...plan,
    encoding: { ...plan.encoding, ...written },
    delimiter: { ...plan.delimiter, ...written },
    quotes: { ...plan.quotes, ...written },
  };
}

/** @throws IngestionError that names the part */
async function planPart(
  archive: Archive,
  part: Packing['part'],
  options: Omit<PlanOptions, 'open'>,
): Promise<ReadingPlan> {
  const { kind, files } = archive;
  const content = contentOf(archive, part.value);
  const packing = { kind, part, parts: files.map(({ name }) => name) };
  try {
    const { bytes } = await readFileHead(await content.open(), 4);
    if (kind !== 'xlsx' && archiveKindOf(bytes)) {
      throw refuseArchive('ARCHIVE_NESTED', 'It holds another archive.');
    }
    const open = () => content.open();
    return kind === 'xlsx'
      ? { ...(await planSheet({ ...options, open })), packing }
      : { ...(await planReading({ ...options, open })), packing };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    const { code, message, line } = error;
    const where = kind === 'gzip' ? 'Unpacked' : `In "${part.value}"`;
    const told = new IngestionError(code, `${where}: ${message}`, line);
    throw error instanceof HeaderNotRecognisedError
      ? new HeaderNotRecognisedError(told, { ...error.layout, packing })
      : told;
  }
}
