import { darkColor, hueOf, initialsOf } from '../name-look';

/** A user's initials on the user's colour. */
export function Avatar({ userId, name }: { userId: string; name: string }) {
  return (
    <svg viewBox="0 0 64 64" class="avatar" aria-hidden="true">
      <circle cx="32" cy="32" r="32" fill={darkColor(hueOf(userId))} />
      <text x="32" y="33" fill="#fff" text-anchor="middle" dominant-baseline="central">
        {initialsOf(name)}
      </text>
    </svg>
  );
}
