import { SharedStrings } from './SharedStrings';
import { unescapeText } from './unescapeText';
import { readXml } from './XmlReader';

/** Reads `sharedStrings.xml`; of Japanese texts without how they are spoken. */
export async function readSharedStrings(
  document: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<SharedStrings> {
  const strings = new SharedStrings(maxBytes);
  let runs = '';
  let inText = false;
  let inReading = false;
  await readXml(document, {
    open(name) {
      if (name === 'si') runs = '';
      if (name === 'rPh') inReading = true;
      inText = name === 't' && !inReading;
    },
    text(text) {
      if (!inText) return;
      runs += text;
      // A text is refused when it is too long, not when it has ended.
      if (runs.length > maxBytes) strings.add(runs);
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.add(unescapeText(runs));
    },
  });
  return strings;
}
