import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RelativeTime } from './RelativeTime';
import { ShortId } from './ShortId';

describe('RelativeTime', () => {
  afterEach(() => jest.useRealTimers());

  it('says how long ago, ticks, and names the exact instant with its zone', async () => {
    jest.useFakeTimers({ now: new Date('2026-05-08T12:00:00Z') });
    render(
      <RelativeTime at="2026-05-08T11:59:50Z" timeZone="America/New_York" />,
    );
    const time = screen.getByText('10 seconds ago');
    expect(time).toHaveAttribute('datetime', '2026-05-08T11:59:50Z');
    expect(time).toHaveTextContent(/, May 8, 2026, 7:59:50\sAM EDT$/);

    await act(async () => jest.advanceTimersByTimeAsync(170_000));

    expect(screen.getByText('3 minutes ago')).toBe(time);
  });
});

describe('ShortId', () => {
  it('shows the end of an id and copies the whole', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    render(
      <ShortId id="0190a000-0000-7000-8000-0000deadbeef" label="run id" />,
    );

    expect(screen.getByText('…deadbeef')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Copy run id/ }));

    expect(writeText).toHaveBeenCalledWith(
      '0190a000-0000-7000-8000-0000deadbeef',
    );
    expect(
      screen.getByRole('button', { name: 'run id copied' }),
    ).toBeInTheDocument();
  });
});
