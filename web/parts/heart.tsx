/** A heart on a field of 24 by 24. */
export function Heart() {
  return (
    <svg viewBox="0 0 24 24" class="heart" aria-hidden="true">
      <path d="M12 20.5l-8-8a5 5 0 0 1 7-7l1 1l1-1a5 5 0 0 1 7 7z" />
    </svg>
  );
}
