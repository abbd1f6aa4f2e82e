const GAP = '  ';

/** Lines of cells below each other, two blanks in front and between. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  return rows.map(row =>
    GAP.concat(
      row.map((cell, at) => cell.padEnd(widths[at])).join(GAP),
    ).trimEnd(),
  );
}
