import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fakeUploadsApi } from '../__testUtils__/fakeUploadsApi';
import {
  aBatch,
  aDetail,
  anInspection,
  aReading,
  northwind,
} from '../__testUtils__/fixtures';
import { aMapping, aPreview } from '../__testUtils__/mappingFixtures';
import {
  mountInLegacyHost,
  mountInNewHost,
} from '../__testUtils__/mountUploads';

const inspection = anInspection({
  status: 'failed',
  failure: { code: 'HEADER_NOT_RECOGNISED', message: 'Unknown columns.' },
  reading: aReading({ profile: undefined }),
  rows: undefined,
  choices: { profileId: 'tieout-orders', numbers: 'comma' },
});
const editor = `/upload/mappings/files/${inspection.inspectionId}?tenant=northwind`;
const list = '/upload/mappings?tenant=northwind';
const failed = aBatch({
  status: 'failed',
  canRetry: true,
  failure: {
    stage: 'parse',
    code: 'HEADER_NOT_RECOGNISED',
    message: 'Unknown columns.',
  },
});

const complete = (changes = {}) =>
  aPreview({
    problems: [],
    records: [
      {
        rowNumber: 1,
        lineNumber: 2,
        record: { order_id: 'R-1', item_price: '12.50' },
      },
    ],
    ...changes,
  });

describe('mapping the columns of a file', () => {
  it('shows its rows and what is missing, and previews each change', async () => {
    const uploads = fakeUploadsApi({
      inspections: [inspection],
      preview: aPreview(),
    });
    await mountInLegacyHost(editor, { uploads });

    const rows = await screen.findByRole('region', {
      name: 'First rows of the file',
    });
    expect(within(rows).getByText('R-1')).toBeInTheDocument();
    const date = screen.getByLabelText(/^Purchased at/);
    expect(date).toBeRequired();
    expect(date).toHaveAccessibleDescription('Meaning of Purchased at.');
    expect(
      screen.getByText('Choose the column that fills "Purchased at".'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Save and read the file' }),
    ).toBeDisabled();

    uploads.server.preview = complete();
    fireEvent.change(date, { target: { value: 'Day' } });
    expect(await screen.findByText(/1 would be kept/)).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText('Sign of Item price'), {
      target: { value: 'inverted' },
    });
    fireEvent.change(screen.getByLabelText('done'), {
      target: { value: 'shipped' },
    });
    fireEvent.change(screen.getByLabelText('Dates'), {
      target: { value: 'dmy' },
    });
    fireEvent.click(
      screen.getByLabelText('Order id', { selector: '[type=checkbox]' }),
    );
    await waitFor(() =>
      expect(uploads.server.previewed.at(-1)).toEqual({
        kind: 'orders',
        fields: [
          { field: 'order_id', column: 'Receipt' },
          { field: 'item_price', column: 'Total', sign: 'inverted' },
          { field: 'source_status', column: 'State' },
          { field: 'purchased_at', column: 'Day' },
        ],
        identity: [],
        words: { done: 'shipped' },
        personal: [],
        dates: 'dmy',
      }),
    );
  });

  it('saves it under a name and has the file looked at again, as its columns say', async () => {
    const uploads = fakeUploadsApi({
      inspections: [inspection],
      preview: complete(),
    });
    await mountInNewHost(editor, { uploads });

    fireEvent.change(await screen.findByLabelText(/Name of the mapping/), {
      target: { value: 'Our shop' },
    });
    fireEvent.click(
      screen.getByRole('button', { name: 'Save and read the file' }),
    );

    await screen.findByRole('heading', { level: 1, name: 'Upload' });
    expect(uploads.server.mappings).toMatchObject([{ name: 'Our shop' }]);
    expect(uploads.server.choices).toEqual([{ numbers: 'comma' }]);
  });

  it('adds a version where there is a mapping, and retries the batch by it', async () => {
    const mapping = aMapping();
    const uploads = fakeUploadsApi({
      details: [aDetail(failed)],
      mappings: [mapping],
      preview: complete({ mapping }),
    });
    await mountInLegacyHost(`/batches/${failed.batchId}?tenant=northwind`, {
      uploads,
    });

    fireEvent.click(
      await screen.findByRole('link', { name: 'Map the columns' }),
    );
    fireEvent.click(
      await screen.findByRole('button', {
        name: 'Save as version 2 and read the file',
      }),
    );

    await screen.findByRole('heading', { level: 1, name: failed.fileName });
    expect(uploads.server.choices).toEqual([
      { profileId: mapping.profileId, profileVersion: 2 },
    ]);
    expect(uploads.server.reasons).toEqual([
      'Its columns are mapped by “Our shop”',
    ]);
  });

  it('says so where the file is gone, or the role does not do', async () => {
    const { unmount } = await mountInLegacyHost(editor, {
      uploads: fakeUploadsApi(),
    });
    expect(
      await screen.findByText('There is no such file'),
    ).toBeInTheDocument();
    unmount();

    await mountInLegacyHost(editor, {
      tenants: [{ ...northwind, role: 'viewer' }],
    });
    expect(
      await screen.findByText('Mapping columns needs the role uploader'),
    ).toBeInTheDocument();
  });
});

describe('the list of mappings', () => {
  it('leads to the batch that was read last, and archives with a reason', async () => {
    const uploads = fakeUploadsApi({ mappings: [aMapping()] });
    await mountInLegacyHost(list, { uploads });

    const row = await screen.findByRole('row', { name: /Our shop/ });
    expect(
      within(row).getByText('Receipt, Day, Total, State'),
    ).toBeInTheDocument();
    fireEvent.click(
      within(row).getByRole('button', { name: 'Archive Our shop' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'The 2 batches that it read stay as they are.',
    );
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'The shop is closed' },
    });
    fireEvent.click(
      within(dialog).getByRole('button', { name: 'Archive mapping' }),
    );

    expect(await screen.findByText('No mappings yet')).toBeInTheDocument();
    expect(uploads.server.reasons).toEqual(['The shop is closed']);
    fireEvent.click(screen.getByLabelText('Archived ones'));
    await screen.findByRole('row', { name: /Our shop/ });
    expect(
      screen.queryByRole('button', { name: /Archive/ }),
    ).not.toBeInTheDocument();
  });
});
