import Box from '@mui/material/Box';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { DenseTable, formatCount } from '@tieout/plugin-tenants-react';
import {
  explainRejection,
  type RejectedRow,
} from '@tieout/plugin-uploads-common';
import { RowLink } from '../rows/RowLink';
import { VisibleText } from '../rows/VisibleText';

function RowCode({ code }: { code: string }) {
  const meaning = explainRejection(code);
  return meaning ? (
    <Tooltip title={meaning} describeChild>
      <Box
        component="code"
        tabIndex={0}
        sx={{ textDecoration: 'underline dotted' }}
      >
        {code}
      </Box>
    </Tooltip>
  ) : (
    <code>{code}</code>
  );
}

// A longer text scrolls in its place, and the keyboard must then reach it.
const LONG_TEXT = 1_000;

function OriginalText({ text }: { text: string }) {
  const long = text.length > LONG_TEXT;
  return (
    <Box
      component="pre"
      tabIndex={long ? 0 : undefined}
      sx={{
        m: 0,
        fontSize: 12,
        width: '60ch',
        maxHeight: long ? '20em' : undefined,
        overflow: long ? 'auto' : undefined,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      }}
    >
      <VisibleText text={text} />
    </Box>
  );
}

/** Rejected rows with their place in the file, the reason and their text. */
export function RejectedTable(props: {
  rows: readonly RejectedRow[];
  /** For screen readers. Default: "Rejected rows, table". */
  label?: string;
  /** Pixels. Default: 480. */
  maxHeight?: number;
  /** Whether the rows are those of the batch at hand and can be opened. Default: false. */
  opens?: boolean;
}) {
  const {
    rows,
    label = 'Rejected rows, table',
    maxHeight = 480,
    opens,
  } = props;
  return (
    <DenseTable label={label} maxHeight={maxHeight} minWidth={900}>
      <TableHead>
        <TableRow>
          <TableCell align="right">Row</TableCell>
          <TableCell align="right">Line</TableCell>
          <TableCell>Column</TableCell>
          <TableCell>Code</TableCell>
          <TableCell>What is wrong</TableCell>
          <TableCell>Original text</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(row => (
          <TableRow key={row.rowNumber}>
            <TableCell align="right">
              {opens ? (
                <RowLink rowNumber={row.rowNumber} />
              ) : (
                formatCount(row.rowNumber)
              )}
            </TableCell>
            <TableCell align="right">{formatCount(row.lineNumber)}</TableCell>
            <TableCell>{row.column ?? 'the whole row'}</TableCell>
            <TableCell>
              <RowCode code={row.code} />
            </TableCell>
            <TableCell className="wraps" sx={{ minWidth: 260 }}>
              <VisibleText text={row.message} />
            </TableCell>
            <TableCell>
              <OriginalText text={row.original} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
