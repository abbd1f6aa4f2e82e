/** How many of the bytes at even and at odd places are NUL, from 0 to 1. */
export function nulShares(sample: Buffer): { even: number; odd: number } {
  const counts = [0, 0];
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] === 0) counts[i % 2] += 1;
  }
  const half = Math.max(1, sample.length / 2);
  return { even: counts[0] / half, odd: counts[1] / half };
}
