/** The mark: two columns of figures, and the knot that ties them to one sum. */
export function TieoutMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0f766e" />
      <path
        d="M7 9h7M18 9h7M10.5 9v6c0 4 11 4 11 8v0M21.5 9v6c0 4-11 4-11 8v0"
        fill="none"
        stroke="#ffffff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M8 24.5h16"
        fill="none"
        stroke="#99f6e4"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
