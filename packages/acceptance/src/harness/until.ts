import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a fact: asks again and again until the answer is one, and gives it back.
 *
 * @param fact - what is waited for, in words, for the error
 * @param ask - undefined, null or false mean "not yet"
 * @throws Error after `timeoutMs` (default two minutes), with the last failure of `ask`
 */
export async function until<T>(
  fact: string,
  ask: () => Promise<T | undefined | null | false>,
  timeoutMs = 120_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let failure: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer;
      }
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await delay(50);
  }
  throw new Error(
    `Waited ${timeoutMs / 1000} s in vain: ${fact}${failure ? ` (${failure})` : ''}`,
  );
}
