import { handler as startMix } from '../functions/start-mix';
import { handler as stopMix } from '../functions/stop-mix';
import { handler as updateMix } from '../functions/update-mix';
import { mixAnswerShape } from '../lib/api/mix';
import type { ErrorCode } from '../lib/errors';
import type { Operation } from './operation';

const COMMON: ErrorCode[] = ['NotRoomHost', 'RoomNotFound', 'MixerRefused', 'MixerUnavailable'];

const pending = {
  description: 'It is not known yet whether it was done; the room shows it after a few seconds.',
  shape: mixAnswerShape,
};

/** Calls about a room's mix. */
export const mix: Record<string, Operation> = {
  startMix: {
    route: startMix,
    summary: 'Start the mix',
    description: 'Has the channel mixed and pushed to the room’s live stream. Host only.',
    requestHeaders: ['idempotency-key'],
    answers: {
      200: { description: 'It was started before, by the same key.', shape: mixAnswerShape },
      201: { description: 'It is live.', shape: mixAnswerShape },
      202: pending,
    },
    errors: [
      ...COMMON,
      'RoomClosed',
      'StreamForbidden',
      'MixAlreadyRunning',
      'MixNotRunning',
      'MixStopping',
      'StreamCoolingDown',
      'ChannelEmpty',
      'NotEnoughSeats',
      'IdempotencyKeyReused',
      'QuotaExceeded',
      'RateLimited',
    ],
  },
  updateMix: {
    route: updateMix,
    summary: 'Change how the mix looks',
    description: 'What is not named stays. Host only.',
    answers: {
      200: { description: 'The changed mix.', shape: mixAnswerShape },
      202: pending,
    },
    errors: [...COMMON, 'MixNotRunning', 'StaleLayoutVersion', 'NotEnoughSeats'],
  },
  stopMix: {
    route: stopMix,
    summary: 'Stop the mix',
    description: 'Its stream rests then. A mix that does not run counts as stopped. Host only.',
    answers: {
      200: { description: 'It is stopped.', shape: mixAnswerShape },
      202: pending,
    },
    errors: COMMON,
  },
};
