import { FILM_BLUE } from './film';
import type { Spot } from './person';

/** What `RED_CAMERA` shows. */
export const RED = { r: 0xc0, g: 0x20, b: 0x20 };
const LEFT = { x: 0.25, y: 0.6 };
const RIGHT = { x: 0.75, y: 0.6 };

/** The camera of a host who is told apart from the browser's own blue camera. */
export const RED_CAMERA = '#c02020';

/** A picture of the host with `RED_CAMERA` alone. */
export const HOST_ALONE: Spot[] = [
  { ...LEFT, ...RED },
  { ...RIGHT, ...RED },
];

/** A picture of that host on the left and a guest with the browser's camera on the right. */
export const SIDE_BY_SIDE: Spot[] = [
  { ...LEFT, ...RED },
  { ...RIGHT, ...FILM_BLUE },
];
