import { type ColumnVerdict, decideConvention } from './decideConvention';

type Order = 'dmy' | 'mdy';

const column = (
  name: string,
  verdict: Partial<ColumnVerdict<Order>> = {},
): ColumnVerdict<Order> => ({
  name,
  mixed: false,
  ambiguous: [],
  evidence: 'evidence',
  ...verdict,
});
const open = (name: string) => column(name, { ambiguous: ['01/02/2026'] });
const proposed: Order = 'dmy';

describe('decideConvention', () => {
  it('lets columns that leave it open follow one that shows it', () => {
    const decided = decideConvention(
      [open('a'), column('b', { value: 'mdy' })],
      { proposed },
    );
    expect(decided).toMatchObject({
      decision: { value: 'mdy', confidence: 1, by: 'file' },
      byColumn: {},
      open: undefined,
    });
  });

  it('asks about what is open where columns show different things', () => {
    const decided = decideConvention(
      [
        open('a'),
        column('b', { value: 'mdy' }),
        column('c', { value: 'dmy' }),
        column('d', { value: 'mdy' }),
      ],
      { proposed },
    );
    expect(decided).toMatchObject({
      decision: { value: 'mdy' },
      byColumn: { c: 'dmy' },
      open: { columns: ['a'], samples: ['01/02/2026'] },
    });
  });

  it('asks about a column that contradicts itself, and not about values that nobody can mistake', () => {
    const mixed = { mixed: true };
    expect(
      decideConvention(
        [
          column('a', { ...mixed, ambiguous: ['07/08/2026'] }),
          column('b', { value: 'dmy' }),
        ],
        { proposed },
      ).open,
    ).toEqual({ columns: ['a'], samples: ['07/08/2026'] });
    expect(
      decideConvention([column('a', mixed), column('b', { value: 'dmy' })], {
        proposed,
      }).open,
    ).toBeUndefined();
  });

  it('asks where a file shows itself to be written otherwise than its kind', () => {
    expect(
      decideConvention([open('a'), column('b', { value: 'dmy' })], {
        fixed: 'mdy',
        proposed,
      }),
    ).toMatchObject({
      decision: { value: 'mdy', by: 'profile', confidence: 0 },
      byColumn: { b: 'dmy' },
      open: { columns: ['a'] },
    });
    expect(
      decideConvention([open('a')], { fixed: 'mdy', proposed }).open,
    ).toBeUndefined();
  });

  it('keeps what a column shows, whatever the user says of the others', () => {
    expect(
      decideConvention([open('a'), column('b', { value: 'mdy' })], {
        chosen: 'dmy',
        proposed,
      }),
    ).toMatchObject({
      decision: { value: 'dmy', by: 'user' },
      byColumn: { b: 'mdy' },
    });
  });

  it('says that nothing depends on it where nothing does', () => {
    expect(
      decideConvention([column('a')], { proposed }).decision,
    ).toMatchObject({ unneeded: true });
  });
});
