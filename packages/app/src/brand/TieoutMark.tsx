/** The mark: a sum, and the tick that says it ties out. */
export function TieoutMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0f766e" />
      <path
        d="M8 10h16"
        fill="none"
        stroke="#ffffff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M8 18.5l5.5 5L24 15.5"
        fill="none"
        stroke="#99f6e4"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
