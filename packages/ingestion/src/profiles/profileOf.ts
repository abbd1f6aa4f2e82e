import type { ReadingPlan } from '../plan/ReadingPlan';
import { builtInProfiles } from './builtInProfiles';
import type { Profile } from './Profile';

/**
 * The profile by which a plan reads: its own, else one of those it was made
 * with.
 *
 * @param profiles - default: those that come with Tieout
 * @throws Error where none of them has the plan's id
 */
export function profileOf(
  plan: ReadingPlan,
  profiles: readonly Profile[] = builtInProfiles(),
): Profile {
  const id = plan.profile.value;
  const profile =
    plan.ownProfile ?? profiles.find(candidate => candidate.id === id);
  if (!profile) throw new Error(`No profile ${id} is known`);
  return profile;
}
