import { aBatch, at } from '../__testUtils__/fixtures';
import { newerBatch } from './newerBatch';

describe('newerBatch', () => {
  const parsing = aBatch({
    status: 'parsing',
    updatedAt: at(1),
    progress: { rows: 10, bytes: 100, at: at(3) },
  });

  it('keeps the account with the later progress, though its state is as old', () => {
    const earlier = aBatch({ status: 'parsing', updatedAt: at(1) });
    expect(newerBatch(parsing, earlier)).toBe(parsing);
    expect(newerBatch(earlier, parsing)).toBe(parsing);
  });

  it('prefers a later change of state over earlier progress', () => {
    const loaded = aBatch({ status: 'loaded', updatedAt: at(4) });
    expect(newerBatch(parsing, loaded)).toBe(loaded);
  });

  it('ignores another batch', () => {
    const other = aBatch({ batchId: 'other', updatedAt: at(9) });
    expect(newerBatch(parsing, other)).toBe(parsing);
  });
});
