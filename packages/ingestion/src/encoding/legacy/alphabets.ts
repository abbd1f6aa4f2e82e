/**
 * The letters beyond ASCII of the languages that each code page is used for,
 * in lower case.
 */
export const ALPHABETS = {
  'windows-1252': [
    'äöüß', // German
    'àâæçéèêëîïôùûüœÿ', // French
    'áéíñóúü', // Spanish
    'áâãàçéêíóôõú', // Portuguese
    'àèéìòù', // Italian
    'àçèéíïòóúü', // Catalan
    'åäöéæø', // Nordic
    'áéëèïóöü', // Dutch
    'áðéíóúýþæö', // Icelandic
  ],
  'windows-1250': [
    'ąćęłńóśźż', // Polish
    'áčďéěíňóřšťúůýž', // Czech
    'áäčďéíĺľňóôŕšťúýž', // Slovak
    'áéíóöőúüű', // Hungarian
    'ăâîşţ', // Romanian
    'čćđšž', // Croatian, Slovene
    'äöüß', // German
  ],
} as const;

/**
 * The letters before which alone some letters stand in the languages of
 * Windows-1252; a blank is the end of the word.
 */
export const FOLLOWERS: ReadonlyMap<string, string> = new Map([
  ['ñ', 'aeiouáéíóúü'],
  ['õ', 'e'],
  ['ã', 'oesiz '],
  ['œ', 'undstilm'],
  ['ì', ' '],
  ['ù', ' '],
]);

/**
 * Parts of words that a code page gives where the other one is right: the
 * first what Czech, Polish and Croatian become, the second what French,
 * Spanish, Italian and Danish become.
 */
export const UNLIKELY = {
  'windows-1252':
    /[aeoy]ò|[aeiou]ø|(?<!\p{L})kè(?!\p{L})|ês[^\s]|(?<!\p{L})è\p{L}|è[aeiouyáéíý]|æ(?!\p{L})/iu,
  'windows-1250': /ń[aeiouyó]|č[rsdgbfmv]|ř[rdlg]|ŕ(?!\p{L})/iu,
} as const;
