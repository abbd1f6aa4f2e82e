import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState } from '@tieout/plugin-tenants-react';
import type { BatchListState, BatchListView } from './batchListView';
import { useUploadsLinks } from '../useUploadsLinks';

/** Props of {@link BatchesEmpty}. */
export interface BatchesEmptyProps {
  view: BatchListView;
  /** Batches in whatever state that fit the store and the text. */
  inAnyState: number;
  onChange: (changes: BatchListState) => void;
}

/** Says why the list is empty, and leads on. */
export function BatchesEmpty(props: BatchesEmptyProps) {
  const { view, inAnyState, onChange } = props;
  const links = useUploadsLinks();
  const showAll = () => onChange({ status: 'all' });
  if (inAnyState > 0 && view.filter === 'needs-me') {
    return (
      <EmptyState
        title="Nothing is open or failed"
        action={<Button onClick={showAll}>Show all batches</Button>}
      >
        Every batch is through: ready, or cancelled by someone.
      </EmptyState>
    );
  }
  if (inAnyState > 0 || view.storeId || view.text) {
    return (
      <EmptyState
        title="No batch fits the filters"
        action={
          <Button
            onClick={() =>
              onChange({ status: 'all', store: undefined, q: undefined })
            }
          >
            Show all batches
          </Button>
        }
      >
        Widen the search, or take filters away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No batches yet"
      action={
        <Button variant="contained" component={RouterLink} to={links.upload}>
          Upload a file
        </Button>
      }
    >
      Each uploaded file becomes a batch, which is read, loaded and brought into
      the marts. There are sample files to try.
    </EmptyState>
  );
}
