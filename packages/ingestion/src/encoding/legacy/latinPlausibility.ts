import { ALPHABETS, FOLLOWERS, UNLIKELY } from './alphabets';

// Without the signs of ordinal numbers, which Unicode counts among them.
const LETTER = /[^\P{L}ªº]/u;
const DIGIT = /[0-9]/;
const OUTSIDE_ASCII = /[^\0-\u007f]/;

/** What may stand directly before and after a sign: a letter, or not. */
const SIGNS: ReadonlyArray<
  readonly [signs: string, before: boolean, after: boolean]
> = [
  ['€£¥', false, false],
  ['’', true, true],
  ['”»®™©ªº…', true, false],
  ['“', true, true],
  ['‘„«¿¡', false, true],
  ['–—·•×±½¼¾§°\u00a0', true, true],
];
const INSIDE_WORDS = '’';
// Of square and cubic metres, and of footnotes.
const SUPERSCRIPTS = '¹²³';

function isLetter(character: string): boolean {
  return LETTER.test(character);
}

function plausibilityOfSign(text: string, at: number): number {
  const before = isLetter(text.charAt(at - 1));
  const after = isLetter(text.charAt(at + 1));
  if (SUPERSCRIPTS.includes(text[at])) {
    return /[mM0-9]/.test(text.charAt(at - 1)) && !after ? 0.9 : 0.1;
  }
  const rule = SIGNS.find(([signs]) => signs.includes(text[at]));
  if (!rule) return 0.1;
  if (before && after) return INSIDE_WORDS.includes(text[at]) ? 1 : 0.1;
  return (before && !rule[1]) || (after && !rule[2]) ? 0.1 : 0.9;
}

/** Letters are seldom where misread bytes put them. */
function plausibilityOfPlace(text: string, at: number): number {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const lower = text[at].toLowerCase();
  if (DIGIT.test(before) || DIGIT.test(after)) return 0.2;
  if (text[at] !== lower && isLetter(before)) {
    if (before !== before.toUpperCase()) return 0.1;
  }
  const followers = FOLLOWERS.get(lower);
  const follower = isLetter(after) ? after.toLowerCase() : ' ';
  if (followers && !followers.includes(follower)) return 0.3;
  return 1;
}

/** Words in which hardly a letter is ASCII are seldom, but for short ones. */
function plausibilityOfWord(word: string): number {
  const others = [...word].filter(c => OUTSIDE_ASCII.test(c)).length;
  if (others <= 1 || others * 2 <= word.length) return 1;
  return others === word.length ? 0.3 : 0.8;
}

/** Tells how much a reading of stretches looks like words of one language. */
export class LatinPlausibility {
  private readonly language: string;
  private readonly others: string;

  /** @param texts - the stretches as the code page reads them */
  constructor(
    private readonly encoding: keyof typeof ALPHABETS,
    texts: readonly string[],
  ) {
    const letters =
      texts
        .join('')
        .toLowerCase()
        .match(/[^\0-\u007f]/g) ?? [];
    const alphabets: readonly string[] = ALPHABETS[encoding];
    const known = (alphabet: string) =>
      letters.filter(letter => alphabet.includes(letter)).length;
    this.others = alphabets.join('');
    this.language = alphabets.reduce((best, alphabet) =>
      known(alphabet) > known(best) ? alphabet : best,
    );
  }

  /** From 0 to 1, the mean of the characters beyond ASCII. */
  of(text: string): number {
    let sum = 0;
    let count = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (OUTSIDE_ASCII.test(text[at])) {
        sum += this.ofCharacter(text, at);
        count += 1;
      }
    }
    return sum / Math.max(1, count);
  }

  private ofCharacter(text: string, at: number): number {
    if (!isLetter(text[at])) return plausibilityOfSign(text, at);
    const word = wordAt(text, at);
    const likely = UNLIKELY[this.encoding].test(word) ? 0.4 : 1;
    return (
      likely *
      this.ofLetter(text[at].toLowerCase()) *
      plausibilityOfPlace(text, at) *
      plausibilityOfWord(word)
    );
  }

  private ofLetter(letter: string): number {
    if (this.language.includes(letter)) return 1;
    return this.others.includes(letter) ? 0.6 : 0.1;
  }
}

function wordAt(text: string, at: number): string {
  let from = at;
  let to = at + 1;
  while (from > 0 && isLetter(text[from - 1])) from -= 1;
  while (to < text.length && isLetter(text[to])) to += 1;
  return text.slice(from, to);
}
