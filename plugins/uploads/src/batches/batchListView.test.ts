import fc from 'fast-check';
import {
  batchListParams,
  batchListQuery,
  hideParam,
  needsMe,
  readBatchListView,
  toggleStatus,
} from './batchListView';

describe('the view of the batch list', () => {
  it('shows what is open or bad unless the URL says otherwise', () => {
    const view = readBatchListView({});
    expect(view.filter).toBe('needs-me');
    expect(batchListQuery(view)).toMatchObject({
      status: needsMe,
      sort: 'receivedAt',
      order: 'desc',
      limit: 25,
    });
  });

  it('asks for every state by leaving the filter out', () => {
    const view = readBatchListView({ status: 'all' });
    expect(batchListQuery(view).status).toBeUndefined();
  });

  it('reads every part of a shared link', () => {
    const view = readBatchListView({
      status: 'failed,ready',
      store: 's1',
      q: 'may',
      sort: 'byteSize',
      order: 'asc',
      cursor: 'c',
      size: '50',
      hide: 'store,now',
      density: 'comfortable',
    });
    expect(batchListQuery(view)).toEqual({
      status: ['ready', 'failed'],
      storeId: 's1',
      q: 'may',
      sort: 'byteSize',
      order: 'asc',
      cursor: 'c',
      limit: 50,
    });
    expect(view.hiddenColumns).toEqual(['store', 'now']);
    expect(view.density).toBe('comfortable');
  });

  it('hides the less wanted columns at first, and shows all when asked to', () => {
    const usual = readBatchListView({}).hiddenColumns;
    expect(usual.length).toBeGreaterThan(0);
    expect(hideParam(usual)).toBeUndefined();
    expect(readBatchListView({ hide: hideParam([]) }).hiddenColumns).toEqual(
      [],
    );
    expect(
      readBatchListView({ hide: hideParam(['store']) }).hiddenColumns,
    ).toEqual(['store']);
  });

  it('makes a legal question out of any URL', () => {
    const state = fc.record(
      Object.fromEntries(batchListParams.map(name => [name, fc.string()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(state, values => {
        const query = batchListQuery(readBatchListView(values));
        expect(query.limit).toBe(25);
        expect(query.sort).toBe('receivedAt');
        expect((query.q ?? '').length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('adds and takes away states; the last one gone leads back to the default', () => {
    const first = toggleStatus(readBatchListView({}), 'failed');
    expect(first).toBe('failed');
    const second = toggleStatus(
      readBatchListView({ status: first }),
      'received',
    );
    expect(second).toBe('failed,received');
    const third = toggleStatus(readBatchListView({ status: second }), 'failed');
    expect(third).toBe('received');
    expect(
      toggleStatus(readBatchListView({ status: third }), 'received'),
    ).toBeUndefined();
  });
});
