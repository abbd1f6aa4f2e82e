import fc from 'fast-check';
import { changedSamples } from './changedSamples';
import { compareReadings } from './compareReadings';

describe('a file with faults in it', () => {
  it('is read the same in any pieces and in UTF-16, and its rows are lines of it', async () => {
    await fc.assert(
      fc.asyncProperty(changedSamples(), async sample => {
        expect(await compareReadings(sample)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});
