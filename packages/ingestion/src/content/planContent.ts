import type { Archive } from '../archive/Archive';
import type { ArchiveLimits } from '../archive/ArchiveLimits';
import type { ByteSource } from '../archive/ByteSource';
import { archiveKindOf, openArchive } from '../archive/openArchive';
import { refuseArchive } from '../archive/refuseArchive';
import { IngestionError } from '../IngestionError';
import { type PlanOptions, planReading } from '../plan/planReading';
import { readFileHead } from '../plan/readFileHead';
import type { ReadingPlan } from '../plan/ReadingPlan';
import { contentOf } from './openContent';
import type { Packing } from './Packing';

/** A file that may be packed, and what is known of it before it is opened. */
export interface PlanContentOptions extends Omit<PlanOptions, 'open'> {
  source: ByteSource;
  archiveLimits?: Partial<ArchiveLimits>;
}

/**
 * Decides how a file is to be read, as `planReading` does; where it is packed,
 * also what of it.
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
  return await planPart(archive, partOf(archive), options);
}

function partOf({ files }: Archive): Packing['part'] {
  if (files.length > 1) {
    throw refuseArchive(
      'ARCHIVE_NOT_SUPPORTED',
      `The archive holds ${files.length} files.`,
    );
  }
  return {
    value: files[0].name,
    confidence: 1,
    evidence: 'There is no other file in it.',
    by: 'file',
  };
}

async function planPart(
  archive: Archive,
  part: Packing['part'],
  options: Omit<PlanOptions, 'open'>,
): Promise<ReadingPlan> {
  const { kind, files } = archive;
  const content = contentOf(archive, part.value);
  try {
    const { bytes } = await readFileHead(await content.open(), 4);
    if (archiveKindOf(bytes)) {
      throw refuseArchive('ARCHIVE_NESTED', 'It holds another archive.');
    }
    const plan = await planReading({ ...options, open: () => content.open() });
    return {
      ...plan,
      packing: { kind, part, parts: files.map(({ name }) => name) },
    };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    const { code, message, line } = error;
    const where = kind === 'zip' ? `In "${part.value}"` : 'Unpacked';
    throw new IngestionError(code, `${where}: ${message}`, line);
  }
}
