// Controls, format characters such as those that turn the direction of
// writing, and lone surrogates.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A name in an archive, its folders with it, without what cannot be seen. */
export function shownName(fileName: string): string {
  return fileName.replace(UNSEEN, '').trim();
}
