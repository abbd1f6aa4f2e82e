import { dbtFailureMessage, dbtFailures } from './dbtFailures';

describe('dbtFailureMessage', () => {
  it('says what happened, to what, and what to do', () => {
    expect(dbtFailureMessage('DBT_MODEL_ERROR', 'fct_orders: no space.')).toBe(
      `${dbtFailures.DBT_MODEL_ERROR.meaning} fct_orders: no space. ${dbtFailures.DBT_MODEL_ERROR.remedy}`,
    );
  });

  it('leaves no gap where there is no detail', () => {
    expect(dbtFailureMessage('DBT_UNKNOWN')).not.toMatch(/ {2}/);
  });
});
