import { aBatch, at } from '../__testUtils__/fixtures';
import { applyChanges } from './applyChanges';

describe('applyChanges', () => {
  const first = aBatch({ batchId: 'first' });
  const second = aBatch({ batchId: 'second' });
  const page = {
    items: [first, second],
    total: 2,
    countsByStatus: { received: 2 },
  };
  const failed = aBatch({
    batchId: 'second',
    status: 'failed',
    updatedAt: at(1),
  });

  it('changes a row in its place and moves the counts along', () => {
    const changed = applyChanges(page, new Map([['second', failed]]));
    expect(changed.page.items).toEqual([first, failed]);
    expect(changed.page.countsByStatus).toEqual({ received: 1, failed: 1 });
    expect(changed.changedElsewhere).toBe(0);
  });

  it('only counts what happened beyond the page', () => {
    const other = aBatch({ batchId: 'other' });
    const changed = applyChanges(page, new Map([['other', other]]));
    expect(changed.page.items).toEqual(page.items);
    expect(changed.changedElsewhere).toBe(1);
  });
});
