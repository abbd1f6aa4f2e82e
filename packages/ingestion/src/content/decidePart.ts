import type { Archive } from '../archive/Archive';
import { IngestionError } from '../IngestionError';
import {
  HeaderNotRecognisedError,
  type PlanOptions,
} from '../plan/planReading';
import type { ReadingPlan, ReadingQuestion } from '../plan/ReadingPlan';
import { builtInProfiles } from '../profiles/builtInProfiles';
import type { Packing } from './Packing';

/** A part that can be read, with the plan for it. */
interface Candidate {
  name: string;
  plan: ReadingPlan;
}

type PlanPart = (part: Packing['part']) => Promise<ReadingPlan>;

const BY_MAGIC = 'The file begins as gzip does.';
const ONLY = {
  zip: 'There is no other file in the archive.',
  xlsx: 'No other sheet is shown.',
};

/**
 * Finds the part of an archive to read: the one that is a known export. Of
 * several sheets it is the first, as they are shown; of several files it is
 * asked.
 *
 * @param planPart - plans a part
 * @throws IngestionError of the first part where none can be read, and of any
 *   that must not be in an archive
 */
export async function decidePart(
  { kind, files }: Archive,
  planPart: PlanPart,
  options: Pick<PlanOptions, 'profiles' | 'signal'>,
): Promise<ReadingPlan> {
  const shown = files.filter(({ hidden }) => !hidden);
  if (shown.length === 1) {
    return await planPart(
      found(shown[0].name, kind === 'gzip' ? BY_MAGIC : ONLY[kind]),
    );
  }
  const candidates: Candidate[] = [];
  const faults: IngestionError[] = [];
  for (const { name } of shown) {
    options.signal?.throwIfAborted();
    try {
      const part = found(
        name,
        `The first of ${shown.length} that is a known export.`,
      );
      candidates.push({ name, plan: await planPart(part) });
      if (kind === 'xlsx') break;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      faults.push(error);
    }
  }
  if (candidates.length === 0) throw noneKnown(shown.length, faults);
  const [{ plan }] = candidates;
  return candidates.length === 1
    ? plan
    : { ...plan, questions: [memberQuestion(candidates, options)] };
}

function found(value: string, evidence: string): Packing['part'] {
  return { value, confidence: 1, evidence, by: 'file' };
}

/** Whether a part is only none to read, and not one that spoils the archive. */
function isUnreadable(error: unknown): error is IngestionError {
  return error instanceof IngestionError && !error.code.startsWith('ARCHIVE_');
}

/** A text with a header can still be mapped, so it is told of before others. */
function noneKnown(
  count: number,
  faults: readonly IngestionError[],
): IngestionError {
  const fault =
    faults.find(one => one instanceof HeaderNotRecognisedError) ?? faults[0];
  const { code, message, line } = fault;
  const told = new IngestionError(
    code,
    `None of the ${count} parts of the file is a known export. ${message}`,
    line,
  );
  return fault instanceof HeaderNotRecognisedError
    ? new HeaderNotRecognisedError(told, fault.layout)
    : told;
}

function memberQuestion(
  candidates: readonly Candidate[],
  { profiles = builtInProfiles() }: Pick<PlanOptions, 'profiles'>,
): ReadingQuestion {
  return {
    about: 'member',
    columns: [],
    samples: [],
    options: candidates.map(({ name, plan }) => ({
      value: name,
      reads:
        profiles.find(({ id }) => id === plan.profile.value)?.title ??
        plan.profile.value,
    })),
    proposed: candidates[0].name,
  };
}
