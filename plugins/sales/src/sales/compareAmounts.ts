function split(amount: string): [bigint, string] {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [
    '',
    '',
    '0',
  ];
  return [BigInt(`${sign}${whole}${fraction ?? ''}`), fraction ?? ''];
}

/**
 * Orders two decimal texts by value, exactly. What is not a decimal counts as
 * zero.
 */
export function compareAmounts(a: string, b: string): number {
  const [left, leftFraction] = split(a);
  const [right, rightFraction] = split(b);
  const digits = Math.max(leftFraction.length, rightFraction.length);
  const scaledLeft = left * 10n ** BigInt(digits - leftFraction.length);
  const scaledRight = right * 10n ** BigInt(digits - rightFraction.length);
  if (scaledLeft === scaledRight) {
    return 0;
  }
  return scaledLeft < scaledRight ? -1 : 1;
}
