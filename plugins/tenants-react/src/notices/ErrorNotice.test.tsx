import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '@tieout/plugin-tenants-common';
import { ErrorNotice } from './ErrorNotice';

describe('ErrorNotice', () => {
  it('says what happened, what to do, and a code to quote', () => {
    render(
      <ErrorNotice
        title="The batch could not be loaded"
        error={
          new ApiError({
            status: 404,
            code: 'BATCH_NOT_FOUND',
            message: 'There is no such batch.',
          })
        }
      />,
    );

    const notice = screen.getByRole('alert');
    expect(notice).toHaveTextContent('The batch could not be loaded');
    expect(notice).toHaveTextContent('There is no such batch.');
    expect(notice).toHaveTextContent('belongs to another tenant');
    expect(notice).toHaveTextContent('BATCH_NOT_FOUND');
  });

  it('reads the errors of @backstage/errors by their shape', () => {
    render(
      <ErrorNotice
        title="The batch could not be loaded"
        error={{
          response: { status: 409 },
          body: { error: { message: 'It moved on.', code: 'BATCH_MOVED' } },
        }}
      />,
    );

    expect(screen.getByRole('alert')).toHaveTextContent(
      'It moved on. Change what was asked for, then try again.',
    );
    expect(screen.getByText('BATCH_MOVED')).toBeInTheDocument();
  });

  it('tells a role that is too low from a failure', () => {
    render(
      <ErrorNotice
        title="The batch could not be cancelled"
        error={
          new ApiError({ status: 403, code: 'ROLE_TOO_LOW', message: 'No.' })
        }
      />,
    );

    expect(screen.getByRole('alert')).toHaveTextContent(
      'your role does not allow it',
    );
  });

  it('offers to try again when the server cannot be reached', async () => {
    const onRetry = jest.fn();
    render(
      <ErrorNotice
        title="The sales could not be loaded"
        error={new TypeError('Failed to fetch')}
        onRetry={onRetry}
      />,
    );

    expect(screen.getByText('SERVER_UNREACHABLE')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});
