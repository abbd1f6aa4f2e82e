/** A file as a seller downloads it, and what the portal must make of it. */
export interface ForeignFile {
  name: string;
  content: Buffer;
  /** What was decided about it, in the words of the upload page. */
  decisions: Record<string, string>;
  /** Sum of its rows. */
  total: string;
  /** A row, as the batch's list shows it and as it stands in the file. */
  row: { number: number; order: string; amount: string; description: string };
  /** That row in the file, its controls made visible. */
  original: string;
}

const CRLF = '\r\n';

const GERMAN = [
  'Enthält Transaktionen über Amazon',
  'Alle Beträge in EUR, sofern nicht anders gekennzeichnet',
  '',
  'Datum/Uhrzeit;Abrechnungsnummer;Typ;Bestellnummer;SKU;Beschreibung;Menge;Umsätze;Verkaufsgebühren;Gesamt',
  '24.09.2026 08:12:31 UTC;24680000001;Bestellung;304-1111111-2222221;BUERSTE-1;Bürste & Söhne, groß;2;1.234,50;-123,45;1.111,05',
  '25.09.2026 19:30:00 UTC;24680000001;Erstattung;304-1111111-2222222;TASSE-2;Tasse „Grün“;1;-12,95;1,30;-11,65',
  '13.10.2026 00:05:09 UTC;24680000001;Servicegebühr;;;Werbekosten für Köln;;0;-40,00;-40,00',
];

// An inch sign in a cell is no quote, and quoting is off throughout.
const TABBED = [
  'Includes Amazon Marketplace transactions',
  'All amounts in GBP, unless specified',
  '',
  'date/time\tsettlement id\ttype\torder id\tsku\tdescription\tquantity\tproduct sales\tselling fees\ttotal',
  '7 Mar 2026 11:58:02 UTC\t24680000002\tOrder\t112-1111111-2222221\tPEG-6\tTent pegs, 6" each\t1\t1,129.00\t-169.35\t959.65',
  '8 Mar 2026 03:05:00 UTC\t24680000002\tRefund\t112-1111111-2222222\tCUP-9\tClay cup\t1\t-18.00\t2.16\t-15.84',
];

/** Every character of these lines has the code in Windows-1252 that it has here. */
function windows1252(text: string): Buffer {
  return Buffer.from(
    text.replaceAll('„', '\u0084').replaceAll('“', '\u0093'),
    'latin1',
  );
}

/** Files of sellers elsewhere: German in an old encoding, and tabs below a preamble. */
export const FOREIGN_FILES: readonly ForeignFile[] = [
  {
    name: 'abrechnung.csv',
    content: windows1252(`${GERMAN.join(CRLF)}${CRLF}`),
    decisions: {
      'Kind of file': 'Amazon Transactions (Date Range)',
      Encoding: 'Windows-1252 (Western European)',
      'Cells are divided by': 'semicolons',
      Header: 'line 4',
      Amounts: 'decimal comma',
      Dates: 'day before month',
    },
    total: '€1,059.40',
    row: {
      number: 1,
      order: '304-1111111-2222221',
      amount: '€1,111.05',
      description: 'Bürste & Söhne, groß',
    },
    original: `${GERMAN[4]}CRLF`,
  },
  {
    name: 'date-range.tsv',
    content: Buffer.from(`${TABBED.join('\n')}\n`),
    decisions: {
      'Kind of file': 'Amazon Transactions (Date Range)',
      Encoding: 'UTF-8',
      'Cells are divided by': 'tabs',
      Quotes: 'are ordinary text',
      Header: 'line 4',
      Amounts: 'decimal point',
    },
    total: '£943.81',
    row: {
      number: 1,
      order: '112-1111111-2222221',
      amount: '£959.65',
      description: 'Tent pegs, 6" each',
    },
    original: `${TABBED[4].replaceAll('\t', '→')}LF`,
  },
];
