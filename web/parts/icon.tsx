/** Drawn on a field of 24 by 24 with a line of 2. */
const PATHS = {
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6',
  micOff:
    'M15 9V6a3 3 0 0 0-6 0v5a3 3 0 0 0 4 2.8M6 11a6 6 0 0 0 9.5 4.9M18 11a6 6 0 0 1-.5 2.4M12 17v4M9 21h6M4 3l16 18',
  camera:
    'M3 7h11a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM15 11l6-4v10l-6-4',
  cameraOff:
    'M8 7h6a1 1 0 0 1 1 1v6M15 11l6-4v10l-4-2.5M13 17H3a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M4 3l16 18',
  flip: 'M4 9a8 8 0 0 1 14-3l2 2M20 4v4h-4M20 15a8 8 0 0 1-14 3l-2-2M4 20v-4h4',
  devices:
    'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  leave: 'M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h10M17 8l4 4l-4 4',
  enter: 'M10 4h8a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-8M3 12h11M10 8l4 4l-4 4',
  sound: 'M4 9h4l5-4v14l-5-4H4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  soundOff: 'M4 9h4l5-4v14l-5-4H4zM17 9.5l5 5M22 9.5l-5 5',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  layout: 'M4 5h16v14H4zM13 5v14M13 12h7',
  more: 'M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  play: 'M7 4l13 8l-13 8z',
  pause: 'M8 4v16M16 4v16',
  record: 'M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14M12 9a3 3 0 1 1 0 6a3 3 0 1 1 0-6',
  recordStop: 'M6 6h12v12H6z',
  share: 'M12 15V4M8 7l4-4l4 4M5 13v6a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-6',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign for what a button does, beside its words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
