import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

function isVisible(): boolean {
  return document.visibilityState !== 'hidden';
}

/** Whether the page can be seen; false in a background tab. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(subscribe, isVisible);
}
