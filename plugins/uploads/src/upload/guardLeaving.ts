import { isToBeSent } from './UploadItem';
import type { UploadQueue } from './UploadQueue';

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
  // Older browsers ask only when a value is returned this way.
  event.returnValue = true;
}

/**
 * Makes the browser ask before the portal is left while bytes are being sent.
 * Going to another page inside the portal needs no question, for the queue goes
 * on, and what was sent is found again at the next visit.
 */
export function guardLeaving(queue: UploadQueue): void {
  queue.subscribe(() => {
    if (queue.getItems().some(isToBeSent)) {
      window.addEventListener('beforeunload', ask);
    } else {
      window.removeEventListener('beforeunload', ask);
    }
  });
}
