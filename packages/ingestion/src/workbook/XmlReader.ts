import { SaxesParser } from 'saxes';

/** What is told of a document while it is read; names without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A tag or text of more characters is none that a workbook has. */
const MOST_SILENT_CHARACTERS = 4 * 1024 * 1024;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads a document of UTF-8 in pieces. Entities that a document declares are
 * not known, and nothing is kept but the piece of markup that is not complete.
 *
 * @throws Error where the document is not well formed
 */
export class XmlReader {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  private silent = 0;

  constructor(events: XmlEvents) {
    const { parser } = this;
    parser.on('opentag', ({ name, attributes }) => {
      this.silent = 0;
      events.open(localName(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.silent = 0;
      events.close?.(localName(name));
    });
    const text = (content: string) => {
      this.silent = 0;
      events.text?.(content);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(chunk: Buffer): void {
    this.silent += chunk.length;
    this.parser.write(this.decoder.decode(chunk, { stream: true }));
    if (this.silent > MOST_SILENT_CHARACTERS + chunk.length) {
      throw new Error('a text without end');
    }
  }

  end(): void {
    this.parser.write(this.decoder.decode()).close();
  }
}

/** Reads a whole document. */
export async function readXml(
  document: AsyncIterable<Buffer>,
  events: XmlEvents,
): Promise<void> {
  const reader = new XmlReader(events);
  for await (const chunk of document) reader.write(chunk);
  reader.end();
}
