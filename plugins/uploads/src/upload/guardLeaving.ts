import { isUnfinished } from './UploadItem';
import type { UploadQueue } from './UploadQueue';

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
  // Older browsers ask only when a value is returned this way.
  event.returnValue = true;
}

/**
 * Makes the browser ask before the portal is left while files are being sent,
 * looked at or wait to be committed. Going to another page inside the portal
 * needs no question: the queue goes on.
 */
export function guardLeaving(queue: UploadQueue): void {
  queue.subscribe(() => {
    if (queue.getItems().some(isUnfinished)) {
      window.addEventListener('beforeunload', ask);
    } else {
      window.removeEventListener('beforeunload', ask);
    }
  });
}
