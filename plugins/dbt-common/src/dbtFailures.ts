/** Why a run of dbt can fail, by stable code. */
export const dbtFailures = {
  DBT_UNAVAILABLE: {
    meaning: 'dbt cannot be run on the machine of the worker.',
    remedy:
      'Do what the notice on the runs page says. The waiting batches are taken up by themselves then.',
  },
  DBT_PARSE_ERROR: {
    meaning: 'The dbt project could not be read.',
    remedy: 'Mend the file that the message names, then retry the batch.',
  },
  DBT_MODEL_ERROR: {
    meaning: 'A model could not be built.',
    remedy:
      'Look at the failed node below: its message is that of the database. Mend the model or the data, then retry the batch.',
  },
  DBT_TEST_FAILED: {
    meaning: 'A check found rows that must not be, so the batch was held back.',
    remedy:
      'Look at the failed test below and at the rows it names, then retry the batch or upload a mended file.',
  },
  DBT_DATABASE_UNREACHABLE: {
    meaning: 'dbt could not reach the database, or lost it.',
    remedy:
      'See that PostgreSQL runs and that the role tieout_dbt may log in, then retry the batch.',
  },
  DBT_TIMEOUT: {
    meaning: 'The run took longer than it may and was stopped.',
    remedy:
      'Look at the slowest node below, or raise tieout.dbt.timeoutMinutes, then retry the batch.',
  },
  DBT_KILLED: {
    meaning: 'The dbt process was stopped from outside.',
    remedy:
      'See whether the machine ran out of memory or the worker was stopped, then retry the batch.',
  },
  DBT_UNKNOWN: {
    meaning: 'dbt ended with an error that it did not explain.',
    remedy: 'Read dbt.log of this run, then retry the batch.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

/** A code under which a run of dbt can fail. */
export type DbtFailureCode = keyof typeof dbtFailures;

/**
 * The message of a failure: what happened, to what, and what to do.
 *
 * @param detail - the node and what was said of it, as one sentence
 */
export function dbtFailureMessage(
  code: DbtFailureCode,
  detail?: string,
): string {
  const { meaning, remedy } = dbtFailures[code];
  return [meaning, detail, remedy].filter(Boolean).join(' ');
}
