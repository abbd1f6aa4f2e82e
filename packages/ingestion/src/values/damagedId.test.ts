import { isDamagedId, RoundedIds } from './damagedId';

function damagedAmong(...ids: string[]) {
  const seen = new RoundedIds();
  for (const id of ids) seen.add(id);
  return seen.damaged;
}

describe('identifiers that a spreadsheet destroyed', () => {
  it.each(['1.2E+17', '1,21139739757152E+18', '5E+16', '1.2E17'])(
    'are seen by their exponent: %s',
    id => expect(isDamagedId(id)).toBe(true),
  );

  it.each(['111-0000001-0000001', '576460752303423488', 'SKU-1E+5', '12E5'])(
    'are not %s',
    id => expect(isDamagedId(id)).toBe(false),
  );

  it('are seen where every long number of a column ends after 15 digits', () => {
    expect(damagedAmong('576460752303423000', '576460752303424000')).toBe(
      '576460752303424000',
    );
  });

  it('are not seen where one of them has all its digits', () => {
    expect(
      damagedAmong(
        '576460752303423000',
        '576460752303424000',
        '576460752303423488',
      ),
    ).toBeUndefined();
  });

  it('are not seen in one number that ends in zeros by chance, however often it stands there', () => {
    expect(
      damagedAmong('5764607523034200', '5764607523034200', '5764607523034200'),
    ).toBeUndefined();
  });
});
