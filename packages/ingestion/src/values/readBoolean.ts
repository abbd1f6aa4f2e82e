const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...'true t yes y 1 x ja j wahr oui o vrai si sí sì s verdadero vero sim verdadeiro waar 是 はい 예 ✓'
    .split(' ')
    .map(word => [word, true] as const),
  ...'false f no n 0 nein falsch non faux falso não nao nee onwaar 否 いいえ 아니요'
    .split(' ')
    .map(word => [word, false] as const),
]);

/**
 * Reads yes or no in the languages of exports, letter case and blanks around it
 * aside. No word is yes in one and no in another, so that files need no
 * convention of it.
 *
 * @returns undefined where the text is any other, blank included
 */
export function readBoolean(text: string): boolean | undefined {
  return (
    WORDS.get(text) ?? WORDS.get(text.trim().toLowerCase().normalize('NFC'))
  );
}
