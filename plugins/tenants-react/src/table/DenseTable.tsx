import type { ReactNode } from 'react';
import Table from '@mui/material/Table';
import TableContainer from '@mui/material/TableContainer';

/** Props of {@link DenseTable}. */
export interface DenseTableProps {
  /** What the table holds, for screen readers. */
  label: string;
  /** TableHead and TableBody. */
  children: ReactNode;
  /** Pixels; a higher table scrolls beneath its head. Default: no limit. */
  maxHeight?: number;
  /** Pixels; a narrower screen scrolls sideways. Default: as the cells need. */
  minWidth?: number;
  /** Without a border, for use inside a card. Default: false. */
  flush?: boolean;
}

/**
 * A table for reading: dense rows, figures of one width, and words kept whole.
 * Cells stay on one line; those of the class `wraps` may take several.
 */
export function DenseTable(props: DenseTableProps) {
  const { label, children, maxHeight, minWidth, flush = false } = props;
  return (
    <TableContainer
      // It may scroll, so the keyboard must reach it.
      tabIndex={0}
      role="region"
      aria-label={label}
      sx={{
        // Else what is hidden in a cell for screen readers widens the page.
        position: 'relative',
        maxHeight,
        backgroundColor: 'background.paper',
        border: flush ? 0 : 1,
        borderColor: 'divider',
        borderRadius: flush ? 0 : 1,
      }}
    >
      <Table
        size="small"
        stickyHeader={maxHeight !== undefined}
        sx={{
          minWidth,
          fontVariantNumeric: 'tabular-nums',
          // Hosts break words in cells at any letter and clip what stands out.
          '& .v5-MuiTableCell-root': {
            lineHeight: 1.4,
            overflow: 'visible',
            overflowWrap: 'break-word',
            px: 1.5,
            py: 0.75,
            whiteSpace: 'nowrap',
            wordBreak: 'normal',
          },
          '& .v5-MuiTableCell-root.wraps': { whiteSpace: 'normal' },
        }}
      >
        {children}
      </Table>
    </TableContainer>
  );
}
