import { anInspection } from '../__testUtils__/fixtures';
import { followInspection, waitOnPage } from './followInspection';

const key = { tenantId: 't', inspectionId: 'i' };
const running = anInspection({ status: 'running' });

describe('following an inspection', () => {
  it('asks less and less often, and at least every 5 seconds', async () => {
    const waits: number[] = [];
    const getInspection = jest.fn(async () =>
      waits.length < 20 ? running : anInspection(),
    );
    await followInspection({
      api: { getInspection },
      key,
      wait: async milliseconds => void waits.push(milliseconds),
      signal: new AbortController().signal,
      onProgress: () => {},
      conclude: async () => {},
    });
    expect(waits[0]).toBe(500);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits.slice(0, 5)).size).toBe(5);
    expect(waits.at(-1)).toBe(5_000);
    expect(getInspection).toHaveBeenCalledTimes(21);
  });
});

describe('waiting on a page', () => {
  const hidden = jest.spyOn(document, 'hidden', 'get');
  const show = (shown: boolean) => {
    hidden.mockReturnValue(!shown);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const begin = () => {
    const abort = new AbortController();
    const ended = jest.fn();
    void waitOnPage(500, abort.signal).then(ended);
    return { abort, ended };
  };

  beforeEach(() => {
    jest.useFakeTimers();
    show(true);
  });
  afterEach(() => jest.useRealTimers());

  it('ends when the time is over', async () => {
    const { ended } = begin();
    await jest.advanceTimersByTimeAsync(499);
    expect(ended).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalled();
  });

  it('goes on while the page is hidden, until it is shown again', async () => {
    const { ended } = begin();
    show(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ended).not.toHaveBeenCalled();
    show(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalled();
  });

  it('is not made shorter by looking away and back', async () => {
    const { ended } = begin();
    show(false);
    show(true);
    await jest.advanceTimersByTimeAsync(499);
    expect(ended).not.toHaveBeenCalled();
  });

  it('ends when it is given up, on a hidden page too', async () => {
    const { abort, ended } = begin();
    show(false);
    abort.abort();
    await jest.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });
});
