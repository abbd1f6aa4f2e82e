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

  it('are seen where every long number is as a double prints it', () => {
    // 12345678901234567, …581, …603 and so on, written by a program that knows doubles only.
    const rounded = Array.from({ length: 20 }, (_, i) =>
      String(12345678901234567 + i * 14),
    );
    expect(damagedAmong(...rounded)).toBeDefined();
    const longer = [1, 3, 7].map(n => String(1211397397571528000 + n * 12_345));
    expect(damagedAmong(...longer)).toBeDefined();
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
    const two = ['57646075230342000', '5764607523034210'];
    expect(
      damagedAmong(...Array.from({ length: 500 }, (_, i) => two[i % 2])),
    ).toBeUndefined();
  });

  it('are not seen in a numbering by tens, or by twos', () => {
    const tens = Array.from({ length: 10 }, (_, i) => `20260915000000${i}0`);
    expect(damagedAmong(...tens)).toBeUndefined();
    const twos = Array.from({ length: 500 }, (_, i) =>
      String(12345678901200000n + BigInt(i) * 1000n + 34n),
    );
    expect(damagedAmong(...twos)).toBeUndefined();
  });

  it('are seen in a stretch of a column whose other numbers are healthy', () => {
    const healthy = ['576460752303423487', '576460752303423489'];
    const stretch = Array.from(
      { length: 10 },
      (_, i) => `5764607523034${10 + i}000`,
    );
    const seen = new RoundedIds();
    for (const id of [...healthy, ...stretch]) seen.add(id);
    expect(seen.stretch).toBeDefined();
    for (const id of healthy) seen.add(id);
    expect(seen.damaged).toBeUndefined();
  });
});
