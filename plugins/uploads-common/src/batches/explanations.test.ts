import fc from 'fast-check';
import { dbtFailureMessage, dbtFailures } from '@tieout/plugin-dbt-common';
import {
  batchFailures,
  explainFailure,
  tellFailure,
  tellInspectionFailure,
} from './batchFailures';
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

  it('leaves it to a message that ends with what to do', () => {
    const message = 'A quote on line 7 is never closed. Close it.';

    expect(tellFailure({ code: 'UNCLOSED_QUOTE', message })).toEqual({
      happened: message,
    });
  });

  it('says what to do where the message does not', () => {
    const message = 'The worker stopped, on the last of 6 attempts';

    expect(tellFailure({ code: 'WORKER_LOST', message })).toEqual({
      happened: message,
      remedy: batchFailures.WORKER_LOST.remedy,
    });
  });

  it.each(['DAMAGED_ID', 'TOTALS_DO_NOT_TIE'])(
    'adds nothing to the message of %s, which says what to do',
    code => {
      const message = 'It is broken. Export the file again.';
      expect(tellFailure({ code, message })).toEqual({ happened: message });
    },
  );

  it('speaks of no batch where a file could not be looked at', () => {
    for (const code of [...Object.keys(batchFailures), 'A_NEWER_ONE']) {
      const { happened, remedy } = tellInspectionFailure({
        code,
        message: 'It stopped.',
      });
      expect(happened).toBe('It stopped.');
      expect(remedy ?? '').not.toMatch(/batch/);
    }
    expect(
      tellInspectionFailure({ code: 'WORKER_LOST', message: 'It stopped.' })
        .remedy,
    ).toBe('See that a worker is running. Have the file looked at again.');
  });

  it('gives the remedy of the batch in place of that of its dbt run', () => {
    const message = dbtFailureMessage(
      'DBT_MODEL_ERROR',
      'fct_orders: no space.',
    );

    expect(tellFailure({ code: 'DBT_MODEL_ERROR', message })).toEqual({
      happened: `${dbtFailures.DBT_MODEL_ERROR.meaning} fct_orders: no space.`,
      remedy: batchFailures.DBT_MODEL_ERROR.remedy,
    });
  });

  it('explains each row code and no other', () => {
    for (const [code, meaning] of Object.entries(rowRejections)) {
      expect(explainRejection(code)).toBe(meaning);
    }
    expect(explainRejection('toString')).toBeUndefined();
  });
});
