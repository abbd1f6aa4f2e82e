import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recordsInWords, reportWords, skippedInWords } from './readingWords';
import { reportKinds } from './reportKinds';

const profiles = path.resolve(
  __dirname,
  '../../../../packages/ingestion/profiles',
);

describe('the words for how a file is read', () => {
  it('name every kind of file that comes with Tieout by the title of its profile', () => {
    const titles = Object.fromEntries(
      readdirSync(profiles)
        .map(id => [id, path.join(profiles, id, 'profile.yaml')])
        .filter(([, file]) => existsSync(file))
        .map(([id, file]) => [
          id,
          /^title: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1],
        ]),
    );
    expect(reportKinds).toEqual(titles);
  });

  it('leave a kind of file that they do not know its id', () => {
    expect(reportWords('own-profile')).toBe('own-profile');
    expect(reportWords('constructor')).toBe('constructor');
  });

  it('count in one and in several', () => {
    expect(recordsInWords('payouts', 1)).toBe('1 payout');
    expect(recordsInWords('orders', 1200)).toBe('1,200 order lines');
    expect(
      skippedInWords({ footer: 1, pending: 2, memo: 0, newer: 3 }),
    ).toEqual(['1 closing row', '2 rows that are not settled yet', '3 newer']);
  });
});
