import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values of the view by name; an absent one is `undefined`. */
export type ViewState<K extends string> = Partial<Record<K, string>>;

/**
 * Keeps the state of a view in the URL, so that a reload and a shared link give
 * the same view. Other parameters, the tenant among them, stay as they are.
 *
 * @returns the values of the named parameters, and a setter that takes changes:
 * `undefined` or an empty text removes a parameter. The entry of the browser's
 * history is replaced unless `{ push: true }` is given.
 */
export function useViewState<K extends string>(
  names: readonly K[],
): [
  ViewState<K>,
  (changes: ViewState<K>, options?: { push?: boolean }) => void,
] {
  const [params, setParams] = useSearchParams();
  const list = names.join(' ');

  const values = useMemo(() => {
    const found: ViewState<K> = {};
    names.forEach(name => {
      const value = params.get(name);
      if (value) {
        found[name] = value;
      }
    });
    return found;
    // `names` is often a literal of the caller's render: its text stands for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [params, list]);

  const change = useCallback(
    (changes: ViewState<K>, options?: { push?: boolean }) => {
      setParams(
        current => {
          const next = new URLSearchParams(current);
          Object.entries<string | undefined>(changes).forEach(
            ([name, value]) => {
              if (value) {
                next.set(name, value);
              } else {
                next.delete(name);
              }
            },
          );
          return next;
        },
        { replace: !options?.push },
      );
    },
    [setParams],
  );

  return [values, change];
}
