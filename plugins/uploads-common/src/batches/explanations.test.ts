import fc from 'fast-check';
import { batchFailures, explainFailure } from './batchFailures';
import { explainRejection, rowRejections } from './rowRejections';

describe('explanations of codes', () => {
  it.each(Object.entries(batchFailures))(
    '%s says what happened and what to do, as sentences',
    (code, explanation) => {
      expect(explainFailure(code)).toBe(explanation);
      expect(explanation.meaning).toMatch(/^\S.*\.$/);
      expect(explanation.remedy).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('explains a DBT_ code of a newer server as an unexplained end of dbt', () => {
    expect(explainFailure('DBT_SOMETHING_NEW')).toBe(batchFailures.DBT_UNKNOWN);
  });

  it('explains any other text, also names every object has', () => {
    expect(explainFailure('constructor')).toBe(batchFailures.UNEXPECTED);
    fc.assert(
      fc.property(fc.string(), code => explainFailure(code).remedy.length > 0),
    );
  });

  it('explains each row code and no other', () => {
    for (const [code, meaning] of Object.entries(rowRejections)) {
      expect(explainRejection(code)).toBe(meaning);
    }
    expect(explainRejection('toString')).toBeUndefined();
  });
});
