import { setTimeout as delay } from 'node:timers/promises';
import { Part } from './Part';
import { Refusal } from './Refusal';

/**
 * Resolves when a part answers 200 to a request for its readiness.
 *
 * @throws Refusal when it ends first, or is not ready in time
 */
export async function waitUntilReady(
  part: Part,
  url: string,
  timeoutMs = 180_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer';
  while (part.running) {
    if (Date.now() > deadline) {
      throw new Refusal(
        `The ${part.name} is not ready after ${timeoutMs / 1000} s (${url}: ${last}). Its log: ${part.logFile}`,
      );
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(100);
  }
  throw new Refusal(`The ${part.name} ended before it was ready.`);
}
