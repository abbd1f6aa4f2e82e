import type { PortalPart, RunningPortal } from '../harness/RunningPortal';

/**
 * Kills a part and holds the portal to what it owes then: to say which part
 * ended and how, and to end with an error itself.
 */
export async function expectCrash(portal: RunningPortal, part: PortalPart) {
  portal.kill(part);
  expect(await portal.exited).toBe(1);
  expect(portal.output).toContain(`The ${part} ended unexpectedly (SIGKILL)`);
  expect(portal.state().phase).toBe('failed');
}
