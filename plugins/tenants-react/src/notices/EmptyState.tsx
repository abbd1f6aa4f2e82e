import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  /** What would be here: "No batches yet". */
  title: string;
  /** What it is, and what brings it, in a sentence or two. */
  children: ReactNode;
  /** The one next step, as a button or a link. */
  action?: ReactNode;
}

/** An empty page or part of one, which teaches the one step that fills it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Box sx={{ py: 4, maxWidth: '70ch' }}>
      <Typography variant="h5" component="h2" gutterBottom>
        {title}
      </Typography>
      <Typography variant="body1" component="div" color="text.secondary">
        {children}
      </Typography>
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
