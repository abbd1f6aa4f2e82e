import fc from 'fast-check';
import { headerFingerprint } from './headerFingerprint';
import { normaliseName } from './normaliseName';

describe('normaliseName', () => {
  it.each([
    ['letter case', 'Order ID', 'order id'],
    ['blanks around and runs of them', '  order \t  id ', 'order id'],
    ['a no-break space', 'order\u00a0id', 'order id'],
    ['a narrow no-break space', 'order\u202fid', 'order id'],
    ['an ideographic space', 'order\u3000id', 'order id'],
    ['an en dash', 'fee – fixed', 'fee - fixed'],
    ['an em dash', 'fee — fixed', 'fee - fixed'],
    ['a minus', 'fee \u2212 fixed', 'fee - fixed'],
    ['a no-break hyphen', 'e\u2011mail', 'e-mail'],
    ['curly double quotes', 'very high “item”', 'very high "item"'],
    ['curly single quotes', 'buyer’s name', "buyer's name"],
    ['a grave accent for an apostrophe', 'buyer`s name', "buyer's name"],
    ['quotes around', '"order id"', 'order id'],
    ['quotes and blanks around', ' " order id " ', 'order id'],
    ['single quotes around', "'order id'", 'order id'],
    ['doubled quotes', 'very high ""item""', 'very high "item"'],
    ['a byte order mark', '\ufefforder id', 'order id'],
    ['a byte order mark before a quote', '\ufeff"order id"', 'order id'],
    ['a byte order mark in Windows-1252', 'ï»¿order id', 'order id'],
    ['invisible characters', 'order\u200b\u00ad id', 'order id'],
    ['full-width characters', 'ＯＲＤＥＲ－ＩＤ', 'order-id'],
    ['decomposed letters', 'Wa\u0308hrung', 'währung'],
  ])('makes nothing of %s', (_what, name, normal) => {
    expect(normaliseName(name)).toBe(normal);
  });

  it.each([
    ['order-id', 'order id'],
    ['order_id', 'order id'],
    ['total', 'totals'],
    ['wahrung', 'währung'],
    ['Note', 'Note (2)'],
  ])('tells %s from %s', (a, b) => {
    expect(normaliseName(a)).not.toBe(normaliseName(b));
  });

  it('changes nothing the second time', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(...'"\'`´″‴«»“”–−-İẞﬁΣ \u00a0\ufeff\u00adaA'),
      }),
    );
    fc.assert(
      fc.property(name, text => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('headerFingerprint', () => {
  const names = ['Order ID', 'Fee – fixed', ''];

  it('is the same however the names are written', () => {
    expect(headerFingerprint(names)).toMatch(/^[0-9a-f]{64}$/);
    expect(headerFingerprint(['"order  id"', 'FEE - FIXED', ' '])).toBe(
      headerFingerprint(names),
    );
  });

  it.each([
    ['their order', ['Fee – fixed', 'Order ID', '']],
    ['another column', [...names, 'x']],
    ['where a name ends', ['Order', 'ID Fee – fixed', '']],
  ])('differs by %s', (_what, others) => {
    expect(headerFingerprint(others)).not.toBe(headerFingerprint(names));
  });
});
