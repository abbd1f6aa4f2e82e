import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { describeError, mayPass } from '../api/describeError';
import { usePageVisible } from './usePageVisible';

/** How a resource is loaded. */
export interface AsyncResourceOptions<T> {
  /**
   * Names what is loaded, ids and filters included. A change loads anew; the
   * load before it is aborted.
   */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  /**
   * Milliseconds from the end of a load to the next; false: loaded once.
   * Polling stops while the page is hidden and slows down, to one load in 30
   * seconds, while loads fail. Default: false.
   */
  pollMs?: number | false | ((value: T) => number | false);
  /** Keeps showing the old value while that of a new key is loaded. Default: false. */
  keepPrevious?: boolean;
}

/** A value that comes from the server, and how true it is. */
export interface AsyncResource<T> {
  /** What was loaded last; absent before the first success. */
  value?: T;
  /** Why the latest load failed; absent after a success. */
  error?: unknown;
  /** After a failure that may pass: it will be loaded again without being asked. */
  retrying: boolean;
  /** A load is under way. */
  loading: boolean;
  /** When `value` was right. */
  loadedAt?: Date;
  /** Loads again now. */
  refresh: () => void;
}

interface Settled<T> {
  key: string;
  value?: T;
  error?: unknown;
  loadedAt?: Date;
  failures: number;
}

const FIRST_RETRY_MS = 1_000;
const SLOWEST_RETRY_MS = 30_000;

function pollDelay<T>(
  state: Settled<T>,
  pollMs: AsyncResourceOptions<T>['pollMs'],
): number | false {
  const wanted =
    typeof pollMs === 'function'
      ? state.value !== undefined && pollMs(state.value)
      : (pollMs ?? false);
  return wanted === false
    ? false
    : Math.max(
        wanted,
        Math.min(wanted * 2 ** state.failures, SLOWEST_RETRY_MS),
      );
}

// What failed before anything could be shown, or failed once polling was over,
// is asked for again too: the reader should not have to.
function retryDelay<T>({ error, failures }: Settled<T>): number | false {
  return failures > 0 && mayPass(describeError(error))
    ? Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), SLOWEST_RETRY_MS)
    : false;
}

function nextDelay<T>(
  state: Settled<T>,
  pollMs: AsyncResourceOptions<T>['pollMs'],
): number | false {
  const poll = pollDelay(state, pollMs);
  return poll === false ? retryDelay(state) : poll;
}

function afterFailure<T>(
  previous: Settled<T>,
  key: string,
  error: unknown,
): Settled<T> {
  const same = previous.key === key;
  return {
    ...(same ? previous : {}),
    key,
    error,
    failures: same ? previous.failures + 1 : 1,
  };
}

function useLoad<T>(key: string, latest: RefObject<AsyncResourceOptions<T>>) {
  const [settled, setSettled] = useState<Settled<T>>({ key, failures: 0 });
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound(current => current + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const settle = (change: (previous: Settled<T>) => Settled<T>) => {
      if (!controller.signal.aborted) {
        setSettled(change);
        setLoading(false);
      }
    };
    setLoading(true);
    latest.current?.load(controller.signal).then(
      value =>
        settle(() => ({ key, value, loadedAt: new Date(), failures: 0 })),
      error => settle(previous => afterFailure(previous, key, error)),
    );
    return () => controller.abort();
  }, [key, round, latest]);

  return { settled, loading: loading || settled.key !== key, refresh };
}

/**
 * Loads a value, aborts loads that nobody waits for, keeps the last right value
 * through failures, and polls where asked to. A failure that may pass is tried
 * again after 1, 2, 4 … 30 s.
 */
export function useAsyncResource<T>(
  options: AsyncResourceOptions<T>,
): AsyncResource<T> {
  const { key, keepPrevious = false } = options;
  const latest = useRef(options);
  latest.current = options;
  const { settled, loading, refresh } = useLoad(key, latest);
  const visible = usePageVisible();

  useEffect(() => {
    const delay = nextDelay(settled, latest.current.pollMs);
    if (!visible || loading || delay === false) {
      return undefined;
    }
    const due = (settled.loadedAt?.getTime() ?? Date.now()) + delay;
    // After a hidden spell the load is overdue and starts at once.
    const wait = settled.failures > 0 ? delay : Math.max(0, due - Date.now());
    const timer = setTimeout(refresh, wait);
    return () => clearTimeout(timer);
  }, [visible, loading, settled, refresh]);

  const current = settled.key === key;
  const failed = current && settled.failures > 0;
  return {
    value: current || keepPrevious ? settled.value : undefined,
    error: current ? settled.error : undefined,
    retrying: failed && nextDelay(settled, options.pollMs) !== false,
    loading,
    loadedAt: current || keepPrevious ? settled.loadedAt : undefined,
    refresh,
  };
}
