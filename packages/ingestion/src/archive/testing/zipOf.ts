import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive for tests; what is left out is as it should be. */
export interface ZipEntry {
  name: string;
  content?: Buffer | string;
  /** Bit 0 says that it is encrypted. */
  flags?: number;
  method?: number;
  /** What its headers say of its size unpacked, true or not. */
  unpackedBytes?: number;
  /** What its headers say of its checksum, true or not. */
  checksum?: number;
  /** Its type and permissions under Unix. */
  unixMode?: number;
  /** Says that its bytes are those of the entry at this place. */
  sharedWith?: number;
}

interface Written extends ZipEntry {
  packed: Buffer;
  header: Buffer;
  offset: number;
}

const UTF8_NAME = 0x800;

/** What local and central headers have in common, from the flags on. */
function fieldsOf(entry: ZipEntry, packed: Buffer): Buffer {
  const content = Buffer.from(entry.content ?? '');
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(UTF8_NAME + (entry.flags ?? 0), 0);
  fields.writeUInt16LE(entry.method ?? 8, 2);
  fields.writeUInt32LE(entry.checksum ?? crc32(content), 8);
  fields.writeUInt32LE(packed.length, 12);
  fields.writeUInt32LE(entry.unpackedBytes ?? content.length, 16);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 20);
  return fields;
}

function centralHeader({ name, header, offset, unixMode }: Written): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(unixMode ?? 0, 8);
  rest.writeUInt32LE(offset, 10);
  const madeBy = unixMode === undefined ? '1400' : '1403';
  return Buffer.concat([
    Buffer.from(`504b0102${madeBy}1400`, 'hex'),
    header,
    rest,
    Buffer.from(name),
  ]);
}

/** A ZIP archive of the entries, made as an attacker could make it. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const written: Written[] = [];
  let end = 0;
  for (const entry of entries) {
    const shared = written[entry.sharedWith ?? -1];
    const content = Buffer.from(entry.content ?? '');
    const packed =
      shared?.packed ??
      (entry.method === 0 ? content : deflateRawSync(content));
    const header = shared?.header ?? fieldsOf(entry, packed);
    written.push({ ...entry, packed, header, offset: shared?.offset ?? end });
    if (!shared) {
      const local = Buffer.concat([
        Buffer.from('504b03041400', 'hex'),
        header,
        Buffer.from(entry.name),
        packed,
      ]);
      parts.push(local);
      end += local.length;
    }
  }
  const central = Buffer.concat(written.map(centralHeader));
  const trailer = Buffer.alloc(22);
  trailer.writeUInt32LE(0x06054b50, 0);
  trailer.writeUInt16LE(entries.length, 8);
  trailer.writeUInt16LE(entries.length, 10);
  trailer.writeUInt32LE(central.length, 12);
  trailer.writeUInt32LE(end, 16);
  return Buffer.concat([...parts, central, trailer]);
}
