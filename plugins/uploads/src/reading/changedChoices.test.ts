import fc from 'fast-check';
import { changedChoices, draftOf } from './changedChoices';

const choices = fc.record(
  {
    profileId: fc.constantFrom('ebay-orders', 'own-profile'),
    encoding: fc.constantFrom('utf-8' as const, 'shift_jis' as const),
    delimiter: fc.constantFrom(',' as const, '\t' as const),
    quotes: fc.boolean(),
    headerRecord: fc.nat(29),
    numbers: fc.constantFrom('point' as const, 'comma' as const),
    dates: fc.constantFrom('dmy' as const, 'ymd' as const),
    member: fc.constantFrom('a.csv', 'out/b.csv'),
    sheet: fc.constantFrom('Orders', 'Ventas MX'),
  },
  { requiredKeys: [] },
);

describe('changedChoices', () => {
  it('keeps every choice that was not touched', () => {
    fc.assert(
      fc.property(choices, made => {
        expect(changedChoices(made, {})).toEqual(made);
      }),
    );
  });

  it('makes of what a form holds the choices that it was filled from', () => {
    fc.assert(
      fc.property(choices, choices, (made, wanted) => {
        expect(changedChoices(made, draftOf(wanted))).toEqual(wanted);
      }),
    );
  });

  it('leaves a decision to the file where the field was emptied', () => {
    expect(
      changedChoices({ quotes: false, dates: 'dmy' }, { quotes: '' }),
    ).toEqual({ dates: 'dmy' });
  });

  it('takes no header row that is not a row', () => {
    for (const headerRow of ['0', '-1', '1.5', 'first']) {
      expect(changedChoices({}, { headerRow })).toEqual({});
    }
  });
});
