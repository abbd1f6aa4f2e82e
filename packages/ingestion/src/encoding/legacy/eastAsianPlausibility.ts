import iconv from 'iconv-lite';
import { COMMON_CHINESE, COMMON_JAPANESE } from './commonCharacters';

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const HALF_WIDTH_KANA = /[\uff61-\uff9f]/;
const PUNCTUATION = /[\u3000-\u3017\uff01-\uff5e\uffe5・ー～]/;
const MEANINGFUL_SIGNS = /[①-⑳Ⅰ-Ⅹ㈱㈲№℡×…‥“”‘’—―→※★☆○●◎□■△▲▽▼◇◆°℃]/;

/** Plausibility of one character from its bytes and place in a text. */
type OfCharacter = (characters: readonly string[], at: number) => number;

/** Signs of voice follow few kana, and small kana begin no word. */
function ofHalfWidthKana(characters: readonly string[], at: number): number {
  const kana = characters[at];
  const before = characters[at - 1] ?? '';
  const beginsWord = !HALF_WIDTH_KANA.test(before);
  const isLast = !HALF_WIDTH_KANA.test(characters[at + 1] ?? '');
  if (kana === 'ﾞ') return /[ｳｶ-ﾄﾊ-ﾎ]/.test(before) ? 0.9 : 0.05;
  if (kana === 'ﾟ') return /[ﾊ-ﾎ]/.test(before) ? 0.9 : 0.05;
  if (/[ｧ-ｯｰﾝ]/.test(kana) && beginsWord) return 0.1;
  if (/[ｬｭｮ]/.test(kana) && !/[ｷｼﾁﾆﾋﾐﾘﾞﾟ]/.test(before)) return 0.1;
  if (/[ｧ-ｫ]/.test(kana) && !/[ｳｸｼﾁﾂﾃﾄﾌﾞ]/.test(before)) return 0.1;
  if (/[｡-､]/.test(kana)) return beginsWord || isLast ? 0.3 : 0.1;
  if (kana === '･') return 0.5;
  return beginsWord && isLast ? 0.1 : 0.9;
}

function ofJapanese(characters: readonly string[], at: number): number {
  const character = characters[at];
  if (HALF_WIDTH_KANA.test(character)) return ofHalfWidthKana(characters, at);
  if (KANA.test(character)) return 1;
  if (COMMON_JAPANESE.includes(character)) return 1;
  if (PUNCTUATION.test(character)) return 0.9;
  if (MEANINGFUL_SIGNS.test(character)) return 0.7;
  if (!HAN.test(character)) return 0.2;
  // The first level of JIS ends in row 98; the second is of rare characters.
  return iconv.encode(character, 'cp932')[0] <= 0x98 ? 0.8 : 0.3;
}

function ofChinese(characters: readonly string[], at: number): number {
  const character = characters[at];
  if (COMMON_CHINESE.includes(character)) return 1;
  if (PUNCTUATION.test(character)) return 0.9;
  if (MEANINGFUL_SIGNS.test(character)) return 0.7;
  if (KANA.test(character)) return 0.3;
  if (character === '€') return 0.5;
  if (!HAN.test(character)) return 0.1;
  const [lead, trail] = iconv.encode(character, 'gb18030');
  // GB 2312 has frequent characters to D7 and rarer ones to F7; what GBK
  // added around it is rarer still.
  if (lead < 0xb0 || lead > 0xf7 || trail < 0xa1) return 0.1;
  return lead <= 0xd7 ? 0.75 : 0.3;
}

/** One such character between letters of ASCII is a letter misread. */
function plausibilityOfPlace(
  characters: readonly string[],
  at: number,
): number {
  const before = characters[at - 1] ?? '';
  const after = characters[at + 1] ?? '';
  if (/[^\0-\u007f]/.test(before + after)) return 1;
  if (/[a-z]/.test(before + after)) return 0.1;
  return /[A-Z@-~]/.test(before + after) ? 0.4 : 1;
}

function meanOf(text: string, ofCharacter: OfCharacter): number {
  const characters = [...text];
  let sum = 0;
  let count = 0;
  characters.forEach((character, at) => {
    if (character <= '\u007f') return;
    sum += ofCharacter(characters, at) * plausibilityOfPlace(characters, at);
    count += 1;
  });
  return sum / Math.max(1, count);
}

/** How much a stretch looks like Japanese, from 0 to 1. */
export function plausibilityOfJapanese(text: string): number {
  return meanOf(text, ofJapanese);
}

/** How much a stretch looks like Chinese, from 0 to 1. */
export function plausibilityOfChinese(text: string): number {
  return meanOf(text, ofChinese);
}
