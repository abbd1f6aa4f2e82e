import { delimiterName } from '../detect/delimiterNames';
import { ENCODING_LABELS } from '../encoding/FileEncoding';
import type { RecordKind } from '../profiles/Profile';
import { RECORD_KINDS } from '../profiles/vocabulary';
import type { ReadSample } from './readSamples';

const HEAD = `# Formats

What Tieout reads, and what it makes of the samples that lie beside each profile in \`packages/ingestion/profiles\`. Profile, encoding, delimiter and header are found, not told. The figures are those of a run; \`yarn generate:formats\` writes this page, and a test fails where it is not up to date.

Every row of a file is loaded, rejected with line, column and reason, or skipped because it is no data. Where a file states a total itself, its rows have to add up to it: ✓.

Each kind can also come packed: as \`.gz\`, in a \`.zip\`, of which one file is read, or as a sheet of an \`.xlsx\`. Lines and bytes of its rows are then those of the unpacked text, of a sheet those of the CSV that it is turned into.

A CSV of any other kind is read once its columns are mapped in the portal (*Map the columns*, where a file is not recognised); files with the same header are then recognised by it.

To see the same of a file of yours: \`yarn tieout inspect FILE\`.
`;

const GROUPS: Readonly<Record<RecordKind, { title: string; about: string }>> = {
  orders: {
    title: 'Orders',
    about:
      'Rows become order lines in `raw.orders`: what was sold, when, for how much. A later export of an order replaces the earlier one.',
  },
  transactions: {
    title: 'Money: lines',
    about:
      'Rows become money lines in `raw.transactions`, signed as the seller sees them, each with the parts that its amount is made of. Where the file has a row for the payout itself, that becomes a head in `raw.payouts`, and the lines are held against it.',
  },
  payouts: {
    title: 'Money: payouts',
    about:
      'Rows become heads in `raw.payouts`: what was paid out, when, and the sums that made it up.',
  },
};

const COLUMNS = [
  'profile',
  'sample',
  'encoding',
  'cells between',
  'header',
  'loaded',
  'rejected',
  'skipped',
  'control totals',
];

/** `docs/formats.md`, from what the samples gave. */
export function describeFormats(samples: readonly ReadSample[]): string {
  const groups = RECORD_KINDS.map(kind => ({
    kind,
    group: samples.filter(({ profile }) => profile.kind === kind),
  })).filter(({ group }) => group.length > 0);
  return [
    HEAD,
    ...groups.map(({ kind, group }) => describeGroup(kind, group)),
  ].join('\n');
}

function describeGroup(
  kind: RecordKind,
  samples: readonly ReadSample[],
): string {
  const { title, about } = GROUPS[kind];
  return [
    `## ${title}`,
    '',
    about,
    '',
    tableLine(COLUMNS),
    tableLine(COLUMNS.map(() => '---')),
    ...samples.map(sample => tableLine(cellsOf(sample))),
    '',
    ...new Set(
      samples.map(
        ({ profile, about: said }) => `- **${profile.title}.** ${said}`,
      ),
    ),
    '',
  ].join('\n');
}

function cellsOf({ profile, fileName, rows }: ReadSample): string[] {
  const { plan, summary, accepted } = rows;
  const loaded = RECORD_KINDS.map(kind => ({
    kind,
    count: accepted.filter(row => row.kind === kind).length,
  })).filter(({ count }) => count > 0);
  const folder = `../packages/ingestion/profiles/${profile.id}`;
  return [
    `[${profile.id}](${folder}/profile.yaml)`,
    `[${fileName}](${folder}/${fileName})`,
    ENCODING_LABELS[plan.encoding.value] + (plan.bomBytes > 0 ? ', mark' : ''),
    delimiterName(plan.delimiter.value),
    `line ${plan.headerLine}`,
    loaded.map(({ kind, count }) => `${kind} ${count}`).join(', '),
    `${summary.rowsRejected}`,
    Object.entries(summary.skipped)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', '),
    summary.controlTotals
      .map(({ stated, difference }) =>
        difference === '0.00' ? `${stated} ✓` : `${stated} ✗ ${difference}`,
      )
      .join(', '),
  ];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
