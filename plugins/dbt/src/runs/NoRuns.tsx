import Button from '@mui/material/Button';
import { EmptyState } from '@tieout/plugin-tenants-react';
import type { RunsView } from './useRunsView';

/** Why the list is empty, and the one step from there. */
export function NoRuns({ view }: { view: RunsView }) {
  if (view.shown === 'all' && !view.batchId) {
    return (
      <EmptyState title="No dbt runs yet">
        A run builds the marts out of loaded batches. The first one starts by
        itself once an orders export is uploaded and loaded.
      </EmptyState>
    );
  }
  const calm = view.shown === 'attention';
  return (
    <EmptyState
      title={calm ? 'No run needs you' : 'No runs fit the filter'}
      action={
        view.shown !== 'all' && (
          <Button variant="outlined" onClick={() => view.setShown('all')}>
            Show all runs
          </Button>
        )
      }
    >
      {calm
        ? 'Nothing is running, and no run failed, was lost or could not start.'
        : 'There are none of this kind.'}
    </EmptyState>
  );
}
