import { darkColor, hueOf } from '../name-look';

/** What the picture stands for: a microphone, a camera, or something to be played. */
const SIGNS = {
  video: (
    <>
      <rect x="-34" y="-20" width="46" height="40" rx="8" />
      <path d="M18 -5L34 -16v32L18 5z" stroke="#fff" stroke-width="4" stroke-linejoin="round" />
    </>
  ),
  voice: (
    <>
      <rect x="-9" y="-34" width="18" height="36" rx="9" />
      <path
        d="M-18 -8v2a18 18 0 0 0 36 0v-2M0 12v14M-10 26h20"
        fill="none"
        stroke="#fff"
        stroke-width="4"
        stroke-linecap="round"
      />
    </>
  ),
  replay: <path d="M-16 -24L24 0L-16 24z" stroke="#fff" stroke-width="4" stroke-linejoin="round" />,
};

interface Props {
  title: string;
  sign?: keyof typeof SIGNS;
}

/** The picture of what has none, drawn from its title: the same title, the same picture. */
export function Cover({ title, sign = 'voice' }: Props) {
  const hue = hueOf(title);
  return (
    <span class="cover" aria-hidden="true" data-test="cover">
      <svg viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <rect width="320" height="180" fill={darkColor(hue, 22)} />
        {[96, 72, 48].map((radius, ring) => (
          <circle
            key={radius}
            cx={60 + (hue % 200)}
            cy={50 + (hue % 80)}
            r={radius}
            fill={darkColor(hue + 20 * (ring + 1), 26 + 5 * ring)}
          />
        ))}
      </svg>
      {/* However wide the place is, the sign is whole. */}
      <svg viewBox="0 0 320 180" aria-hidden="true">
        <g fill="#fff" transform="translate(160 90)">
          {SIGNS[sign]}
        </g>
      </svg>
    </span>
  );
}
