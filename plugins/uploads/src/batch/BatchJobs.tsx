import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import {
  DenseTable,
  formatDuration,
  RelativeTime,
  ShortId,
  StateChip,
} from '@tieout/plugin-tenants-react';
import type { BatchDetail, JobRun } from '@tieout/plugin-uploads-common';
import { Section } from './Section';
import { useUploadsLinks } from '../useUploadsLinks';

function taskWords(task: string): string {
  switch (task) {
    case 'process-orders-upload':
      return 'Read and load the file';
    case 'run-dbt':
      return 'Run dbt';
    default:
      return task;
  }
}

function duration({ startedAt, finishedAt }: JobRun): string {
  return finishedAt
    ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt))
    : '';
}

interface JobRowProps {
  run: JobRun;
  /** What the page already says of the failure. */
  told?: string;
}

function JobRow({ run, told }: JobRowProps) {
  return (
    <TableRow>
      <TableCell>{taskWords(run.task)}</TableCell>
      <TableCell align="right">
        {run.attempt} of {run.maxAttempts}
      </TableCell>
      <TableCell>
        <StateChip state={run.status} />
      </TableCell>
      <TableCell>
        <RelativeTime at={run.startedAt} />
      </TableCell>
      <TableCell align="right">{duration(run)}</TableCell>
      <TableCell>
        {run.workerId && <ShortId id={run.workerId} label="worker id" />}
      </TableCell>
      <TableCell className="wraps" sx={{ minWidth: 240 }}>
        {run.errorMessage !== told && run.errorMessage}
        {run.errorCode && (
          <>
            {' '}
            <code>{run.errorCode}</code>
          </>
        )}
      </TableCell>
    </TableRow>
  );
}

/** The attempts of the jobs that worked on a batch, and the dbt run that took it up. */
export function BatchJobs({ detail }: { detail: BatchDetail }) {
  const links = useUploadsLinks();
  const { batch, jobRuns } = detail;
  return (
    <Section
      title="Work on this batch"
      actions={
        batch.dbtRunId &&
        links.dbtRun && (
          <Link
            component={RouterLink}
            to={links.dbtRun(batch.dbtRunId)}
            variant="body2"
          >
            Open the dbt run
          </Link>
        )
      }
    >
      {jobRuns.length === 0 ? (
        <Typography color="text.secondary">
          No worker has begun yet. Attempts and their times appear here.
        </Typography>
      ) : (
        <DenseTable label="Attempts, table" minWidth={760}>
          <TableHead>
            <TableRow>
              <TableCell>Work</TableCell>
              <TableCell align="right">Attempt</TableCell>
              <TableCell>State</TableCell>
              <TableCell>Started</TableCell>
              <TableCell align="right">Took</TableCell>
              <TableCell>Worker</TableCell>
              <TableCell>Error</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {jobRuns.map(run => (
              <JobRow key={run.runId} run={run} told={batch.failure?.message} />
            ))}
          </TableBody>
        </DenseTable>
      )}
    </Section>
  );
}
