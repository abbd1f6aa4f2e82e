import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ApiError } from '@tieout/plugin-tenants-common';
import type { Inspection } from '@tieout/plugin-uploads-common';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  anAskingInspection,
  anInspection,
} from '../__testUtils__/fixtures';
import { announceEnd } from './announceEnd';
import { openUpload, queueOver } from '../__testUtils__/uploadPage';

/** The upload page as it opens in another browser. */
async function openAgain(...inspections: Inspection[]) {
  const uploads = fakeUploadsApi({
    inspections,
    details: [aDetail(aBatch())],
  });
  const { queue } = queueOver(uploads);
  const rendered = await openUpload({ uploads, queue });
  return { ...rendered, uploads, queue };
}

const region = () => screen.findByRole('region', { name: 'Not committed yet' });
const button = (name: string) => screen.findByRole('button', { name });

describe('files of an earlier visit', () => {
  beforeEach(() => window.localStorage.clear());

  it('are listed with where they stand', async () => {
    const { container } = await openAgain(
      anInspection(),
      { ...anAskingInspection(), inspectionId: 'asking', fileName: 'b.csv' },
      anInspection({
        inspectionId: 'empty',
        fileName: 'c.csv',
        status: 'failed',
        failure: { code: 'FILE_EMPTY', message: 'Empty.' },
        reading: undefined,
        rows: undefined,
      }),
    );
    const items = within(await region()).getAllByRole('listitem');
    expect(items).toHaveLength(3);
    expect(items[0]).toHaveTextContent(
      /orders-may.csv215 kB to Northwind Amazon, sent .*, kept until Sat, .*1,000 rows: 950 new, 30 already known, 20 changedWaits for you to commit itWaiting/,
    );
    expect(items[1]).toHaveTextContent('Waits for your answerWaiting');
    expect(items[2]).toHaveTextContent('The file has no bytes.Failed');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('take no room where there are none', async () => {
    await openAgain();
    expect(
      screen.queryByRole('heading', { name: 'Not committed yet' }),
    ).toBeNull();
  });

  it('are opened, show what is in them, and are committed', async () => {
    const { uploads } = await openAgain(anInspection());
    await userEvent.click(await button('Open orders-may.csv'));
    expect(
      screen.getByRole('heading', { level: 2, name: /To commit|Looking/ }),
    ).toHaveFocus();
    const list = screen.getByRole('region', { name: 'Uploads' });
    expect(
      await within(list).findByRole('heading', { name: 'Amazon All Orders' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('heading', { name: 'Not committed yet' }),
    ).toBeNull();
    await userEvent.click(await button('Commit orders-may.csv'));
    expect(
      await screen.findByRole('link', { name: 'Open batch' }),
    ).toBeVisible();
    expect(uploads.server.inspections).toEqual([]);
  });

  it('are no news when they are opened, and are when they were looked at again', async () => {
    const { queue } = await openAgain(anInspection());
    const post = jest.fn();
    announceEnd(queue, { post });
    await userEvent.click(await button('Open orders-may.csv'));
    await button('Commit orders-may.csv');
    expect(post).not.toHaveBeenCalled();
    await queue.lookAgain(queue.getItems()[0].id, {});
    expect(post).toHaveBeenCalledTimes(1);
  });

  it('are followed where a worker is still at them, and cannot be sent again from here', async () => {
    const { uploads, queue } = await openAgain(
      anInspection({
        status: 'running',
        progress: { rows: 2, bytes: 3 },
        rows: undefined,
        reading: undefined,
      }),
    );
    expect(await region()).toHaveTextContent('Running');
    await userEvent.click(await button('Open orders-may.csv'));
    expect(await screen.findByText(/Looking at it … 2 rows/)).toBeVisible();
    uploads.server.inspections = [];
    await queue.lookAgain(queue.getItems()[0].id, {});
    expect(
      screen.queryByRole('button', { name: 'Upload orders-may.csv again' }),
    ).toBeNull();
  });

  it('are listed again where they could not be opened, and can be opened then', async () => {
    const { uploads, queue } = await openAgain(anInspection());
    jest
      .spyOn(uploads.api, 'getInspection')
      .mockRejectedValueOnce(
        new ApiError({ status: 403, code: 'FORBIDDEN', message: 'Not now.' }),
      );
    await userEvent.click(await button('Open orders-may.csv'));
    expect(await screen.findByText(/Not now\./)).toBeVisible();
    await userEvent.click(await button('Open orders-may.csv'));
    expect(await button('Commit orders-may.csv')).toBeVisible();
    expect(queue.getItems()).toHaveLength(1);
    expect(
      screen.queryByRole('button', { name: 'Open orders-may.csv' }),
    ).toBeNull();
  });

  it('are discarded, and stay where that fails', async () => {
    const { uploads } = await openAgain(anInspection());
    const drop = jest.spyOn(uploads.api, 'dropInspection');
    drop.mockRejectedValueOnce(
      new ApiError({ status: 500, code: 'BROKEN', message: 'It broke.' }),
    );
    await userEvent.click(await button('Discard orders-may.csv'));
    expect(
      await screen.findByText('The file could not be discarded'),
    ).toBeVisible();
    await userEvent.click(await button('Discard orders-may.csv'));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Discard orders-may.csv' }),
      ).toBeNull(),
    );
    expect(uploads.server.inspections).toEqual([]);
  });

  it('are paged where there are many', async () => {
    await openAgain(
      ...Array.from({ length: 21 }, (_, index) =>
        anInspection({
          inspectionId: `file-${index}`,
          fileName: `file-${index}.csv`,
        }),
      ),
    );
    await userEvent.click(await button('Older files'));
    expect(await button('Open file-20.csv')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Open file-0.csv' }),
    ).toBeNull();
    await userEvent.click(await button('Newer files'));
    expect(await button('Open file-0.csv')).toBeVisible();
  });

  it('say when they cannot be listed', async () => {
    const uploads = fakeUploadsApi();
    jest
      .spyOn(uploads.api, 'listInspections')
      .mockRejectedValue(
        new ApiError({ status: 500, code: 'BROKEN', message: 'It broke.' }),
      );
    const { queue } = queueOver(uploads);
    await openUpload({ uploads, queue });
    expect(
      await screen.findByText(
        'The files of earlier visits could not be listed',
      ),
    ).toBeVisible();
  });
});
