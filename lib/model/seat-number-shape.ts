import * as z from 'zod/mini';
import { MAX_VOICE_SEATS } from './seat-limit';
import { HOST_SEAT } from './seat-number';

/** The number of a guest's seat in a body; whether the room has it is another matter. */
export const seatNumberShape = z.int().check(z.gt(HOST_SEAT), z.lte(MAX_VOICE_SEATS));
