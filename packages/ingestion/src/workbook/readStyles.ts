import {
  builtInFormat,
  GENERAL,
  type NumberFormat,
  parseNumberFormat,
} from './NumberFormat';
import { readXml } from './XmlReader';

/** Most styles of cells that Excel has. */
const MOST_STYLES = 65_490;

/** Reads `styles.xml`: the format of each style of cells, by its number. */
export async function readStyles(
  document: AsyncIterable<Buffer>,
): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let ofCells = false;
  await readXml(document, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') ofCells = true;
      if (styles.length + own.size > MOST_STYLES) return;
      const id = Number(numFmtId);
      if (name === 'numFmt' && formatCode !== undefined) {
        own.set(id, parseNumberFormat(formatCode));
      }
      if (name === 'xf' && ofCells) {
        const format = numFmtId === undefined ? GENERAL : builtInFormat(id);
        styles.push(own.get(id) ?? format);
      }
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false;
    },
  });
  return styles;
}
