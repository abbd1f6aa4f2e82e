import fc from 'fast-check';
import { visiblePieces } from './visiblePieces';

const shown = (text: string) =>
  visiblePieces(text)
    .map(piece => ('text' in piece ? piece.text : piece.sign))
    .join('');

describe('text of a file, made visible', () => {
  it.each([
    ['plain, "quoted" text', 'plain, "quoted" text'],
    ['a\tb\r\n', 'a→bCRLF'],
    ['1\u00a0234,50', '1NBSP234,50'],
    ['nul\0esc\u001b', 'nulNULescESC'],
    ['\u007f\u0085', 'U+007FU+0085'],
    ['exe.\u202efdp', 'exe.U+202Efdp'],
    ['zero\u200bwidth\ufeff', 'zeroU+200BwidthU+FEFF'],
    ['Köln 東京 🦉', 'Köln 東京 🦉'],
  ])('shows %j as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('names what stands behind a sign', () => {
    expect(visiblePieces('\t\u202e\u2060')).toMatchObject([
      { name: 'Tab (U+0009)' },
      { name: 'Right-to-left override (U+202E)' },
      { name: 'U+2060' },
    ]);
  });

  it('ends a line once at CRLF, and at CR and LF alone', () => {
    const ends = visiblePieces('a\r\nb\rc\n').filter(
      piece => 'sign' in piece && piece.endsLine,
    );
    expect(ends).toHaveLength(3);
  });

  it('leaves nothing of any text out and no character unseen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const characters = visiblePieces(text).reduce(
          (sum, piece) => sum + ('text' in piece ? [...piece.text].length : 1),
          0,
        );
        expect(characters).toBe([...text].length);
        expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
