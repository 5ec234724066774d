/** The product's mark: a loop that stays open, because a relationship does. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M16 7.5a8.5 8.5 0 1 0 8.2 6.3" fill="none" stroke="var(--on-accent)" strokeWidth="3" strokeLinecap="round" />
      <circle cx="22.6" cy="9.6" r="2.4" fill="var(--on-accent)" />
    </svg>
  );
}
