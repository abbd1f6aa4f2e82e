import { useEffect, useState } from 'react';
import { usePageVisible } from './usePageVisible';

/** The present, renewed every `intervalMs` while the page is visible. */
export function useNow(intervalMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  const visible = usePageVisible();

  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), intervalMs);
    return () => clearInterval(timer);
  }, [visible, intervalMs]);

  return now;
}
