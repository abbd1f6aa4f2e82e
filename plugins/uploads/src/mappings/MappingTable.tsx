import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router-dom';
import {
  DenseTable,
  formatCount,
  RelativeTime,
} from '@tieout/plugin-tenants-react';
import type { Mapping, RecordKind } from '@tieout/plugin-uploads-common';
import { actorName } from '../batches/batchColumns';
import { useUploadsLinks } from '../useUploadsLinks';

const kindWords: Readonly<Record<RecordKind, string>> = {
  orders: 'order lines',
  transactions: 'money lines',
  payouts: 'payouts',
};

function LastUse({ mapping }: { mapping: Mapping }) {
  const links = useUploadsLinks();
  const { lastBatchId, lastUsedAt } = mapping;
  if (!lastBatchId || !lastUsedAt) return <>never</>;
  return (
    <Link component={RouterLink} to={links.batch(lastBatchId)}>
      <RelativeTime at={lastUsedAt} />
    </Link>
  );
}

function Actions({ mapping, onArchive }: ActionsProps) {
  const links = useUploadsLinks();
  const { name, lastBatchId } = mapping;
  return (
    <>
      {/* Its newest file shows what a change does. */}
      {lastBatchId && (
        <Button
          size="small"
          component={RouterLink}
          to={links.mapBatch(lastBatchId)}
          aria-label={`Change ${name}`}
        >
          Change
        </Button>
      )}
      <Button
        size="small"
        aria-label={`Archive ${name}`}
        onClick={() => onArchive(mapping)}
      >
        Archive
      </Button>
    </>
  );
}

interface ActionsProps {
  mapping: Mapping;
  onArchive: (mapping: Mapping) => void;
}

/** Props of {@link MappingTable}. */
export interface MappingTableProps {
  mappings: readonly Mapping[];
  /** Whether they can be changed and archived. */
  mayChange: boolean;
  onArchive: (mapping: Mapping) => void;
}

/** Mappings with what they read and how far they are used. */
export function MappingTable(props: MappingTableProps) {
  const { mappings, mayChange, onArchive } = props;
  return (
    <DenseTable label="Mappings" minWidth={900}>
      <TableHead>
        <TableRow>
          <TableCell>Name</TableCell>
          <TableCell>Rows are</TableCell>
          <TableCell>Columns</TableCell>
          <TableCell align="right">Version</TableCell>
          <TableCell align="right">Batches</TableCell>
          <TableCell>Last used</TableCell>
          <TableCell>Changed</TableCell>
          {mayChange && <TableCell>Actions</TableCell>}
        </TableRow>
      </TableHead>
      <TableBody>
        {mappings.map(mapping => (
          <TableRow key={mapping.mappingId}>
            <TableCell component="th" scope="row">
              {mapping.name}
            </TableCell>
            <TableCell>{kindWords[mapping.definition.kind]}</TableCell>
            <TableCell className="wraps" sx={{ minWidth: 240 }}>
              {mapping.header.join(', ')}
            </TableCell>
            <TableCell align="right">{formatCount(mapping.version)}</TableCell>
            <TableCell align="right">{formatCount(mapping.batches)}</TableCell>
            <TableCell>
              <LastUse mapping={mapping} />
            </TableCell>
            <TableCell>
              <RelativeTime at={mapping.updatedAt} /> by{' '}
              {actorName(mapping.updatedBy)}
            </TableCell>
            {mayChange && (
              <TableCell>
                <Actions mapping={mapping} onArchive={onArchive} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </DenseTable>
  );
}
