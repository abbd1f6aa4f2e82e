const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/**
 * The text that a workbook writes as `_x000D_` where XML has no way to write a
 * character (ECMA-376 part 1, 22.9.2.19).
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
