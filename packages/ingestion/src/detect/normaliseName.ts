const PLAIN = /^[\x20-\x7e]*$/;
const INVISIBLE = /\u00ef\u00bb\u00bf|[\u00ad\u200b-\u200f\u2060\ufeff\0]/g;
const DASHES = /[\p{Pd}\u2212]/gu;
// NFKC would divide these into several characters.
const COMPOSED_DOUBLE = /[\u2033\u2036]/g;
const COMPOSED_SINGLE = /[\u00b4]/g;
const DOUBLE = /[\u00ab\u00bb\u201c-\u201f\u301d-\u301f]/g;
const SINGLE = /[`\u2018-\u201b\u2032\u2035\u2039\u203a]/g;

/**
 * The form in which names of columns are compared: letter case, width of
 * characters, kinds of dashes, quotes and blanks, quotes around the name and
 * remnants of a byte order mark make no difference.
 */
export function normaliseName(name: string): string {
  const plain = PLAIN.test(name)
    ? name.toLowerCase().replaceAll('`', "'")
    : unify(name);
  const joined = plain.replace(/""+/g, '"').replace(/\s+/g, ' ');
  return withoutQuotesAround(joined);
}

function unify(name: string): string {
  return name
    .replace(INVISIBLE, '')
    .replace(COMPOSED_DOUBLE, '"')
    .replace(COMPOSED_SINGLE, "'")
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(DOUBLE, '"')
    .replace(SINGLE, "'");
}

function withoutQuotesAround(name: string): string {
  let start = 0;
  let end = name.length;
  for (;;) {
    while (start < end && name[start] === ' ') start += 1;
    while (start < end && name[end - 1] === ' ') end -= 1;
    const first = name[start];
    const enclosed =
      end - start > 1 &&
      (first === '"' || first === "'") &&
      name[end - 1] === first;
    if (!enclosed) return name.slice(start, end);
    start += 1;
    end -= 1;
  }
}
