import { aReading } from '../__testUtils__/fixtures';
import {
  kindOfFileWords,
  recordsInWords,
  skippedInWords,
} from './readingWords';

describe('the words for how a file is read', () => {
  it('call a kind of file by its title, by its id where it has none, and a mapping the tenant’s own', () => {
    const profile = {
      value: 'etsy-orders',
      confidence: 1,
      evidence: 'All its columns are there.',
      by: 'file',
    } as const;
    const { plan } = aReading({ profile, profileTitle: 'Etsy Sold Orders' });
    expect(kindOfFileWords(plan)).toBe('Etsy Sold Orders');
    expect(kindOfFileWords({ ...plan, profileTitle: undefined })).toBe(
      'etsy-orders',
    );
    const own = 'mapping-0197a000-0000-7000-8000-000000000001';
    expect(
      kindOfFileWords({
        ...plan,
        profile: { ...profile, value: own },
        profileTitle: 'Till',
        profileVersion: 3,
      }),
    ).toBe('“Till”, your mapping, version 3');
  });

  it('count in one and in several', () => {
    expect(recordsInWords('payouts', 1)).toBe('1 payout');
    expect(recordsInWords('orders', 1200)).toBe('1,200 order lines');
    expect(
      skippedInWords({ footer: 1, pending: 2, memo: 0, newer: 3 }),
    ).toEqual(['1 closing row', '2 rows that are not settled yet', '3 newer']);
  });
});
