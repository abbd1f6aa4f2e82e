import { recordFields } from './recordFields';

describe('the fields of a record', () => {
  it('come with ids first, parts on lines of their own, and other columns apart', () => {
    expect(
      recordFields({
        net: '-1.50',
        quantity: 2,
        order_id: 'A-1',
        components: [
          { kind: 'referral_fee', name: 'Commission', amount: '-1.00' },
          { kind: 'tax', name: 'VAT', amount: '-0.50' },
        ],
        other: { Note: 'x', 'Adresse 2': 'y' },
      }),
    ).toEqual({
      canonical: [
        { name: 'order_id', values: ['A-1'] },
        {
          name: 'components',
          values: ['referral_fee · Commission · -1.00', 'tax · VAT · -0.50'],
        },
        { name: 'net', values: ['-1.50'] },
        { name: 'quantity', values: ['2'] },
      ],
      other: [
        { name: 'Adresse 2', values: ['y'] },
        { name: 'Note', values: ['x'] },
      ],
    });
  });
});
