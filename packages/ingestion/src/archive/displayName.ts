const MAX_CHARACTERS = 120;

// Controls, format characters such as those that turn the direction of
// writing, and lone surrogates.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The last part of a name in an archive, fit to be shown and no path. */
export function displayName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  const seen = last.replace(UNSEEN, '').trim();
  const characters = [...seen];
  return characters.length > MAX_CHARACTERS
    ? `${characters.slice(0, MAX_CHARACTERS).join('')}…`
    : seen || 'a file without a name';
}
