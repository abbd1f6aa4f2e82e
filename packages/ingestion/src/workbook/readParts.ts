import { posix } from 'node:path';
import { readXml } from './XmlReader';

/** Opens a part of a workbook by its name; nothing where there is none. */
export type OpenPart = (
  name: string,
) => Promise<AsyncIterable<Buffer> | undefined>;

/** A part that another one refers to. */
export interface Relationship {
  id: string;
  /** Last part of the address that names its kind: `worksheet`. */
  type: string;
  /** Name of the part, from the root of the archive. */
  target: string;
}

/** The parts that a part refers to; of the root of the workbook where it is `''`. */
export async function readRelationships(
  open: OpenPart,
  part: string,
): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const document = await open(
    posix.join(folder, '_rels', `${posix.basename(part)}.rels`),
  );
  const found: Relationship[] = [];
  if (!document) return found;
  await readXml(document, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      if (Id === undefined || Type === undefined || !Target) return;
      found.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: posix.resolve('/', folder, Target).slice(1),
      });
    },
  });
  return found;
}

/** What a workbook says of itself. */
export interface WorkbookPart {
  /** Its sheets as they stand in it, each with the id of its part. */
  sheets: Array<{ name: string; relationId: string; hidden: boolean }>;
  /** It counts days from 1904. */
  since1904: boolean;
}

/** Reads `workbook.xml`. */
export async function readWorkbookPart(
  document: AsyncIterable<Buffer>,
): Promise<WorkbookPart> {
  const workbook: WorkbookPart = { sheets: [], since1904: false };
  await readXml(document, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        workbook.since1904 = ['1', 'true'].includes(attributes.date1904);
      }
      if (name !== 'sheet' || attributes.name === undefined) return;
      const relation = Object.entries(attributes).find(([key]) =>
        key.endsWith(':id'),
      );
      workbook.sheets.push({
        name: attributes.name,
        relationId: relation?.[1] ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
      });
    },
  });
  return workbook;
}
