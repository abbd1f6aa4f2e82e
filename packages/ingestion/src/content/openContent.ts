import { Readable } from 'node:stream';
import type { Archive } from '../archive/Archive';
import type { ArchiveLimits } from '../archive/ArchiveLimits';
import type { ByteRange, ByteSource } from '../archive/ByteSource';
import { openArchive } from '../archive/openArchive';
import { refuseArchive } from '../archive/refuseArchive';
import type { Packing } from './Packing';

/** The text of a file, unpacked where it is packed. */
export interface Content {
  /** Opens it all, or a part of the unpacked text. */
  open(range?: ByteRange): Promise<Readable>;
}

/** The text of a part of an archive. */
export function contentOf(archive: Archive, part: string): Content {
  return {
    async open(range) {
      const file = archive.files.find(({ name }) => name === part);
      if (!file) throw partMissing(archive, part);
      const text = await archive.open(file);
      return range ? partOf(text, range) : text;
    },
  };
}

/**
 * Opens the content of a file of which a plan says how it is packed. What is
 * not packed passes as it is.
 *
 * @throws IngestionError where the archive is not taken, or has no such part
 */
export async function openContent(
  source: ByteSource,
  packing: Pick<Packing, 'part'> | undefined,
  limits?: Partial<ArchiveLimits>,
): Promise<Content> {
  if (!packing) return { open: async range => await source.open(range) };
  const archive = await openArchive(source, limits);
  if (!archive) {
    throw refuseArchive('ARCHIVE_DAMAGED', 'The file is no archive any more.');
  }
  return contentOf(archive, packing.part.value);
}

/** What to tell where a part is chosen that is not there. */
export function partMissing({ files }: Archive, part: string) {
  const names = files.map(({ name }) => `"${name}"`).join(', ');
  return refuseArchive(
    'ARCHIVE_PART_MISSING',
    `The archive has no "${part}"; it has ${names}.`,
  );
}

/** Bytes of a stream that cannot be opened in its middle. */
function partOf(source: Readable, { start, end }: ByteRange): Readable {
  async function* within(): AsyncGenerator<Buffer> {
    let at = 0;
    for await (const chunk of source) {
      const bytes: Buffer = chunk;
      const wanted = bytes.subarray(Math.max(0, start - at), end - at);
      if (wanted.length > 0) yield wanted;
      at += bytes.length;
      if (at >= end) return;
    }
  }
  return Readable.from(within(), { objectMode: false });
}
