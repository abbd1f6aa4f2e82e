import { columnOf, MOST_ROWS } from './cellPlace';
import { CsvLines } from './CsvLines';
import { dateText } from './dateText';
import { GENERAL, type NumberFormat } from './NumberFormat';
import { numberText } from './numberText';
import type { SharedStrings } from './SharedStrings';
import { unescapeText } from './unescapeText';
import type { XmlEvents } from './XmlReader';

/** What the cells of a sheet refer to. */
export interface CellContext {
  strings: Pick<SharedStrings, 'get'>;
  styles: readonly NumberFormat[];
  since1904: boolean;
}

/** A cell while it is read. */
interface Cell {
  column: number;
  type: string;
  format: NumberFormat;
  value: string;
  formula: string | undefined;
}

/** Characters of a cell that are taken before it is refused. */
const MOST_CHARACTERS = 1024 * 1024;

/**
 * Takes in a sheet and gives it as CSV, its cells as they are shown: dates in
 * ISO 8601, numbers with a decimal point, `TRUE`, `#N/A`; of a formula its
 * value, or the formula itself where the workbook has no value of it.
 */
export class SheetReader implements XmlEvents {
  private readonly lines = new CsvLines();
  private inData = false;
  private row = 0;
  private cells: string[] = [];
  private column = -1;
  private cell: Cell | undefined;
  /** What the text that comes is part of. */
  private part: 'value' | 'formula' | undefined;
  private inReading = false;

  constructor(private readonly context: CellContext) {}

  /** The CSV since the last call. */
  take(): string {
    return this.lines.take();
  }

  end(): void {
    this.lines.end();
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inData = true;
    if (!this.inData) return;
    switch (name) {
      case 'row':
        this.beginRow(attributes.r);
        break;
      case 'c':
        this.beginCell(attributes);
        break;
      case 'rPh':
        this.inReading = true;
        break;
      case 'f':
        if (this.cell) this.cell.formula = '';
        this.part = 'formula';
        break;
      default:
        this.part = name === 'v' || name === 't' ? 'value' : undefined;
    }
  }

  text(text: string): void {
    const { cell, part } = this;
    if (!cell || !part || this.inReading) return;
    if (part === 'value') cell.value += text;
    else cell.formula += text;
    if (cell.value.length + text.length > MOST_CHARACTERS) {
      throw new Error(`a cell of more than ${MOST_CHARACTERS} characters`);
    }
  }

  close(name: string): void {
    this.part = undefined;
    if (name === 'rPh') this.inReading = false;
    if (name === 'c') this.endCell();
    if (name === 'row' && this.inData) this.lines.add(this.row, this.cells);
    if (name === 'sheetData') this.inData = false;
  }

  private beginRow(number: string | undefined): void {
    const row = number === undefined ? this.row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.row || row > MOST_ROWS) {
      throw new Error(`row ${number} after row ${this.row}`);
    }
    this.row = row;
    this.cells = [];
    this.column = -1;
  }

  private beginCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.cell = {
      column: this.column,
      type: t ?? 'n',
      format: this.context.styles[Number(s ?? 0)] ?? GENERAL,
      value: '',
      formula: undefined,
    };
  }

  private endCell(): void {
    const { cell, cells } = this;
    this.cell = undefined;
    if (!cell) return;
    const text = this.textOf(cell);
    if (text === '') return;
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = text;
  }

  private textOf({ type, format, value, formula }: Cell): string {
    if (value === '') return formula === undefined ? '' : `=${formula}`;
    const { strings, since1904 } = this.context;
    switch (type) {
      case 's': {
        const text = strings.get(Number(value));
        if (text === undefined) throw new Error(`no text ${value}`);
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return format.shows === 'number'
          ? numberText(value, format)
          : dateText(value, format, since1904);
      default:
        return value;
    }
  }
}
