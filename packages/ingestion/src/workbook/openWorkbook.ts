import { Readable } from 'node:stream';
import type { Archive, PackedFile } from '../archive/Archive';
import type { ArchiveLimits } from '../archive/ArchiveLimits';
import { explainUnpacking } from '../archive/guardStream';
import { refuseArchive } from '../archive/refuseArchive';
import { UnpackGuard } from '../archive/UnpackGuard';
import {
  type OpenPart,
  readRelationships,
  readWorkbookPart,
  type Relationship,
} from './readParts';
import { readSharedStrings } from './readSharedStrings';
import { readStyles } from './readStyles';
import { SharedStrings } from './SharedStrings';
import { type CellContext, SheetReader } from './SheetReader';
import { XmlReader } from './XmlReader';

/** The part by which an archive is known as a document of Office. */
const CONTENT_TYPES = '[Content_Types].xml';

/** Whether an archive is a document of Office, such as a workbook. */
export function isOfficeDocument(names: Iterable<string>): boolean {
  return [...names].includes(CONTENT_TYPES);
}

/** Where the sheets of a workbook are, and what their cells refer to. */
interface Workbook {
  sheets: ReadonlyArray<{ shown: PackedFile; part: string }>;
  since1904: boolean;
  strings: string | undefined;
  styles: string | undefined;
}

/**
 * Opens an Excel workbook, each sheet as the CSV that it is read as. Texts that
 * cells share are held in memory, up to their limit; a sheet is not.
 *
 * @param zip - the archive that the workbook is
 * @throws IngestionError where it is no workbook, or is damaged
 */
export async function openWorkbook(
  zip: Archive,
  limits: ArchiveLimits,
): Promise<Archive> {
  const open: OpenPart = async name => {
    const file = zip.files.find(
      packed => packed.name.toLowerCase() === name.toLowerCase(),
    );
    return file && (await zip.open(file));
  };
  const workbook = await explained(() => findParts(zip, open));
  // A sheet is opened again and again while it is decided how to read it.
  let context: Promise<CellContext> | undefined;
  return {
    kind: 'xlsx',
    files: workbook.sheets.map(({ shown }) => shown),
    async open(file) {
      const sheet = workbook.sheets.find(({ shown }) => shown === file);
      if (!sheet) throw new Error('The sheet is not one of this workbook.');
      context ??= explained(() => readContext(workbook, open, limits));
      const guard = new UnpackGuard(limits, sizeOf(zip));
      const text = csvOf(await opened(open, sheet.part), await context, guard);
      return Readable.from(text, { objectMode: false });
    },
  };
}

async function findParts(zip: Archive, open: OpenPart): Promise<Workbook> {
  const root = await readRelationships(open, '');
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? '';
  if (!/\.xml$/i.test(main)) {
    throw notReadable(
      /\.bin$/i.test(main)
        ? 'The file is a binary Excel workbook (.xlsb).'
        : 'The file is a document of Office and no workbook.',
    );
  }
  const relations = await readRelationships(open, main);
  const { sheets, since1904 } = await readWorkbookPart(
    await opened(open, main),
  );
  const found = sheets.flatMap(({ name, relationId, hidden }) => {
    const sheet = relations.find(({ id }) => id === relationId);
    const file = zip.files.find(packed => packed.name === sheet?.target);
    if (sheet?.type !== 'worksheet' || !file) return [];
    return [{ shown: { ...file, name, hidden }, part: sheet.target }];
  });
  if (!found.some(({ shown }) => !shown.hidden)) {
    throw notReadable('The workbook shows no sheet with cells.');
  }
  return {
    sheets: found,
    since1904,
    strings: targetOf(relations, 'sharedStrings'),
    styles: targetOf(relations, 'styles'),
  };
}

async function readContext(
  { since1904, strings, styles }: Workbook,
  open: OpenPart,
  { maxStringBytes }: ArchiveLimits,
): Promise<CellContext> {
  return {
    since1904,
    styles: styles ? await readStyles(await opened(open, styles)) : [],
    strings: strings
      ? await readSharedStrings(await opened(open, strings), maxStringBytes)
      : new SharedStrings(0),
  };
}

/** The sheet as CSV; little XML can stand for much text, so that is counted. */
async function* csvOf(
  document: AsyncIterable<Buffer>,
  context: CellContext,
  guard: UnpackGuard,
): AsyncGenerator<Buffer> {
  const sheet = new SheetReader(context);
  const taken = () => {
    const bytes = Buffer.from(sheet.take());
    guard.take(bytes.length);
    return bytes;
  };
  try {
    const xml = new XmlReader(sheet);
    for await (const chunk of document) {
      xml.write(chunk);
      const bytes = taken();
      if (bytes.length > 0) yield bytes;
    }
    xml.end();
    sheet.end();
    yield taken();
  } catch (error) {
    throw explainUnpacking(error);
  }
}

async function opened(open: OpenPart, name: string) {
  const document = await open(name);
  if (document) return document;
  throw refuseArchive('ARCHIVE_DAMAGED', `The workbook lacks "${name}".`);
}

function targetOf(relations: readonly Relationship[], wanted: string) {
  return relations.find(({ type }) => type === wanted)?.target;
}

function sizeOf({ files }: Archive): number {
  return files.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
}

function notReadable(what: string) {
  return refuseArchive('WORKBOOK_NOT_SUPPORTED', what);
}

async function explained<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw explainUnpacking(error);
  }
}
