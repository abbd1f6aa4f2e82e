import { planContent, type PlanContentOptions } from '../content/planContent';
import type { Decision } from '../detect/Decision';
import { IngestionError } from '../IngestionError';
import type { ReadingPlan } from '../plan/ReadingPlan';
import { profileOf } from '../profiles/profileOf';
import { REJECT_COLUMNS } from './rejectColumns';
import type { Supplement } from './Supplement';

/** A file with mended rows, and the batch that they are of. */
export interface PlanSupplementOptions extends Omit<
  PlanContentOptions,
  'profiles' | 'rejects'
> {
  supplement: Supplement;
  /** How the file of that batch was read. */
  of: ReadingPlan;
}

/**
 * Decides how a file of mended rows is to be read: divided as it shows itself,
 * and its values as those of the file that they were rejected from. Only what
 * no value of that file had decided is decided here, or asked.
 *
 * @throws IngestionError `NOT_THE_REJECTS` where its columns are not those of
 *   the file that was given out; else as `planContent`
 */
export async function planSupplement({
  supplement,
  of,
  ...options
}: PlanSupplementOptions): Promise<ReadingPlan> {
  const profile = {
    ...profileOf(of),
    header: [...REJECT_COLUMNS, ...of.header],
    quotes: true,
  };
  const { profileId, ...choices } = options.choices ?? {};
  const plan = await planContent({
    ...options,
    choices,
    profiles: [profile],
    rejects: 'take',
  }).catch((error: unknown) => {
    throw unlikeRejects(error, supplement);
  });
  const { header, fingerprint, profileVersion, profileTitle, ownProfile } = of;
  const numbers = isDecided(of.number) ? of : plan;
  const dates = isDecided(of.date) ? of : plan;
  return {
    ...plan,
    header,
    fingerprint,
    profile: {
      ...of.profile,
      evidence: `Its rows were rejected from ${supplement.fileName}.`,
    },
    profileVersion,
    profileTitle,
    ownProfile,
    timeZone: of.timeZone,
    timeZoneByColumn: of.timeZoneByColumn,
    currency: of.currency,
    currencyStated: of.currencyStated,
    number: numbers.number,
    numberByColumn: numbers.numberByColumn,
    date: dates.date,
    dateByColumn: dates.dateByColumn,
    questions: plan.questions.filter(
      ({ about }) =>
        !(about === 'numbers' && numbers === of) &&
        !(about === 'dates' && dates === of),
    ),
    supplement,
  };
}

function isDecided({ unneeded }: Decision<unknown>): boolean {
  return unneeded !== true;
}

function unlikeRejects(error: unknown, { fileName }: Supplement): unknown {
  const isUnlike =
    error instanceof IngestionError && error.code === 'HEADER_NOT_RECOGNISED';
  if (!isUnlike) return error;
  return new IngestionError(
    'NOT_THE_REJECTS',
    `The columns are not those of the rejected rows of ${fileName}. Download its rejected rows, correct their cells, and leave all columns as they are. A whole file that is corrected replaces the batch instead.`,
    error.line,
  );
}
