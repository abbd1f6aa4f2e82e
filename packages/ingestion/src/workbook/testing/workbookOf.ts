import { zipOf } from '../../archive/testing/zipOf';

/** A sheet for tests. */
export interface TestSheet {
  name: string;
  /** What stands in `sheetData`. */
  rows: string;
  state?: string;
}

/** A workbook for tests; what is left out is not in it. */
export interface TestWorkbook {
  sheets: TestSheet[];
  /** What stands in `sst`. */
  strings?: string;
  /** Format of each style of cells: a text, or the number of a built-in one. */
  formats?: Array<string | number>;
  since1904?: boolean;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const FIRST_OWN_FORMAT = 164;

function relations(found: Array<[id: string, type: string, target: string]>) {
  const written = found.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships>${written.join('')}</Relationships>`;
}

function stylesOf(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escaped(format)}"/>`
      : [],
  );
  const cells = formats.map((format, index) => {
    const id = typeof format === 'string' ? FIRST_OWN_FORMAT + index : format;
    return `<xf numFmtId="${id}"/>`;
  });
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}

/** The rows of a sheet whose cells are texts. */
export function textRows(...rows: string[][]): string {
  const cells = (row: string[]) =>
    row.map(cell => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`);
  return rows.map(row => `<row>${cells(row).join('')}</row>`).join('');
}

/** The bytes of a workbook. */
export function workbookOf(workbook: TestWorkbook): Buffer {
  const { sheets, strings, formats, since1904 } = workbook;
  const listed = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="s${index}"/>`,
  );
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: relations([['r', 'officeDocument', 'xl/workbook.xml']]),
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${OFFICE}/relationships"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_sheet, index): [string, string, string] => [
          `s${index}`,
          'worksheet',
          `worksheets/sheet${index}.xml`,
        ]),
        ['t', 'sharedStrings', '/xl/sharedStrings.xml'],
        ['f', 'styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: stylesOf(formats ?? []) },
    ...sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/sheet${index}.xml`,
      content: `<worksheet><dimension ref="A1"/><sheetData>${rows}</sheetData><oddFooter>none</oddFooter></worksheet>`,
    })),
  ]);
}
