import { roleColors } from './roleColors';

/** Relative luminance after WCAG 2.1. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(start => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('state colours in %s mode', mode => {
  it.each(Object.entries(roleColors[mode]))(
    'text of the role %s can be read on its background',
    (_role, { color, background }) => {
      expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
