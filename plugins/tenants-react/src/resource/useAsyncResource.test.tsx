import { act, renderHook, waitFor } from '@testing-library/react';
import { ApiError } from '@tieout/plugin-tenants-common';
import { useAsyncResource } from './useAsyncResource';

function setVisibility(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', {
    value: state,
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Lets time pass in steps, so that React may renew its timers between them. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second += 1) {
    await act(async () => jest.advanceTimersByTimeAsync(1000));
  }
}

describe('useAsyncResource', () => {
  afterEach(() => {
    jest.useRealTimers();
    setVisibility('visible');
  });

  it('gives the value and the time at which it was right', async () => {
    const { result } = renderHook(() =>
      useAsyncResource({ key: 'a', load: async () => 'value of a' }),
    );

    expect(result.current).toMatchObject({ value: undefined, loading: true });
    await waitFor(() => expect(result.current.value).toBe('value of a'));
    expect(result.current.loadedAt).toBeInstanceOf(Date);
    expect(result.current.loading).toBe(false);
  });

  it('aborts a load that nobody waits for and never shows its value', async () => {
    const signals: Record<string, AbortSignal> = {};
    const finish: Record<string, (value: string) => void> = {};
    const load = (key: string) => (signal: AbortSignal) => {
      signals[key] = signal;
      return new Promise<string>(resolve => {
        finish[key] = resolve;
      });
    };
    const { result, rerender } = renderHook(
      ({ name }) => useAsyncResource({ key: name, load: load(name) }),
      { initialProps: { name: 'first' } },
    );

    rerender({ name: 'second' });
    expect(signals.first.aborted).toBe(true);
    await act(async () => {
      finish.second('second value');
      finish.first('first value');
    });

    expect(result.current.value).toBe('second value');
  });

  it('forgets the old value under a new key, unless asked to keep it', async () => {
    const never = new Promise<string>(() => {});
    const load = (name: string) => async () => (name === 'b' ? never : name);
    const { result, rerender } = renderHook(
      ({ name, keep }) =>
        useAsyncResource({ key: name, load: load(name), keepPrevious: keep }),
      { initialProps: { name: 'a', keep: false } },
    );
    await waitFor(() => expect(result.current.value).toBe('a'));

    rerender({ name: 'b', keep: false });
    expect(result.current.value).toBeUndefined();
    rerender({ name: 'b', keep: true });
    expect(result.current.value).toBe('a');
    expect(result.current.loading).toBe(true);
  });

  it('keeps the last right value through a failure, and recovers', async () => {
    const load = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('one')
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce('two');
    const { result } = renderHook(() => useAsyncResource({ key: 'k', load }));
    await waitFor(() => expect(result.current.value).toBe('one'));
    const { loadedAt } = result.current;

    act(() => result.current.refresh());
    await waitFor(() =>
      expect(result.current.error).toEqual(new Error('down')),
    );
    expect(result.current.value).toBe('one');
    expect(result.current.loadedAt).toBe(loadedAt);

    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.value).toBe('two'));
    expect(result.current.error).toBeUndefined();
  });

  it('polls while the page is visible, pauses while hidden, and catches up at once', async () => {
    jest.useFakeTimers();
    const load = jest.fn(async () => 'value');
    renderHook(() => useAsyncResource({ key: 'k', load, pollMs: 1000 }));
    await act(async () => jest.advanceTimersByTimeAsync(0));
    expect(load).toHaveBeenCalledTimes(1);

    await act(async () => jest.advanceTimersByTimeAsync(1000));
    expect(load).toHaveBeenCalledTimes(2);

    act(() => setVisibility('hidden'));
    await pass(60);
    expect(load).toHaveBeenCalledTimes(2);

    act(() => setVisibility('visible'));
    await act(async () => jest.advanceTimersByTimeAsync(0));
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('asks less often while the server fails', async () => {
    jest.useFakeTimers();
    const load = jest.fn(async () => {
      throw new Error('down');
    });
    renderHook(() => useAsyncResource({ key: 'k', load, pollMs: 1000 }));
    await act(async () => jest.advanceTimersByTimeAsync(0));

    await pass(60);

    expect(load.mock.calls.length).toBeGreaterThan(3);
    expect(load.mock.calls.length).toBeLessThan(9);
  });

  it('tries again by itself when the first load fails, as while the portal restarts', async () => {
    jest.useFakeTimers();
    const load = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue('here');
    const { result } = renderHook(() => useAsyncResource({ key: 'k', load }));
    await act(async () => jest.advanceTimersByTimeAsync(0));
    expect(result.current).toMatchObject({ retrying: true, value: undefined });

    await pass(4);

    expect(result.current).toMatchObject({ retrying: false, value: 'here' });
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('does not ask again for what will not come by asking', async () => {
    jest.useFakeTimers();
    const load = jest.fn(async () => {
      throw new ApiError({ status: 404, code: 'NONE', message: 'Not there.' });
    });
    const { result } = renderHook(() => useAsyncResource({ key: 'k', load }));
    await act(async () => jest.advanceTimersByTimeAsync(0));

    await pass(60);

    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current.retrying).toBe(false);
  });

  it('stops polling once the value says that there is nothing to wait for', async () => {
    jest.useFakeTimers();
    const load = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('running')
      .mockResolvedValue('done');
    renderHook(() =>
      useAsyncResource({
        key: 'k',
        load,
        pollMs: value => (value === 'running' ? 1000 : false),
      }),
    );

    await pass(10);

    expect(load).toHaveBeenCalledTimes(2);
  });
});
