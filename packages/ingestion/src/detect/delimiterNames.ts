const NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** The delimiters that files are tried with. */
export const DELIMITERS: readonly string[] = Object.keys(NAMES);

/** What a delimiter is called: `semicolons`. */
export function delimiterName(delimiter: string): string {
  return NAMES[delimiter] ?? `"${delimiter}"`;
}
