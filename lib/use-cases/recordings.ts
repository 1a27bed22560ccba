/** What a host does about the recording of a room. */
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import { replayId } from '../model/replay';
import { type Room, requireOpen } from '../model/room';
import { beginRecording, endRecording, type RecordingOutcome } from './keep-recording';
import { requireRecordable } from './recordable';
import type { Services } from './services';

/** A room's recording after a start or a stop. */
export interface RecordingResult {
  roomId: string;
  isRecording: boolean;
  /** Whether the service has not answered yet; a check of the room finds out. */
  isPending: boolean;
  replayId: string | undefined;
}

const RETRY_MS = 5000;

interface HostCall {
  roomId: string;
  actor: Actor;
}

/**
 * Starts the recording of the room's live mix; one that runs counts as started. Throws
 * `RoomNotFound`, `NotRoomHost`, `RoomClosed`, `RecordingNotPossible`, `MixNotRunning`,
 * `StreamNotThere`, `RecordingStopping`, `RecorderRefused` and `RoomBusy`.
 */
export async function startRecording(services: Services, call: HostCall): Promise<RecordingResult> {
  const room = await recordableRoom(services, call);
  requireOpen(room);
  if (room.recording === 'off') {
    throw new AppError('RecordingNotPossible', 'The rule of the room is recording: off.');
  }
  if (room.mix.state !== 'live') {
    throw new AppError('MixNotRunning', 'Only a live mix can be recorded.');
  }
  if (room.record.state === 'stopping') throw stopping();
  if (room.record.state !== 'idle') return resultOf(room);
  return result(services, room.roomId, await beginRecording(services, room));
}

/**
 * Stops the recording; a room that is not recorded counts as stopped. Throws `RoomNotFound`,
 * `NotRoomHost`, `RecordingNotPossible` and `RecorderRefused`.
 */
export async function stopRecording(services: Services, call: HostCall): Promise<RecordingResult> {
  const room = await recordableRoom(services, call);
  if (room.record.state === 'idle') return resultOf(room);
  return result(services, room.roomId, await endRecording(services, room, { isByHand: true }));
}

async function recordableRoom(services: Services, { roomId, actor }: HostCall): Promise<Room> {
  requireRecordable(services);
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  return room;
}

async function result(
  services: Services,
  roomId: string,
  outcome: RecordingOutcome,
): Promise<RecordingResult> {
  if (outcome.is === 'refused') {
    const { isStreamAbsent, code } = outcome.error;
    if (isStreamAbsent) {
      throw new AppError('StreamNotThere', 'The stream of the mix has not begun yet, or is over.', {
        retryAfterMs: RETRY_MS,
      });
    }
    throw new AppError('RecorderRefused', 'The recording service refused.', {
      details: { code },
      cause: outcome.error,
    });
  }
  return resultOf(await services.rooms.require(roomId));
}

function resultOf({ roomId, record }: Room): RecordingResult {
  const { state, replay } = record;
  return {
    roomId,
    isRecording: state === 'running' || state === 'starting',
    isPending: state === 'starting' || state === 'stopping',
    replayId: replay > 0 ? replayId({ roomId, number: replay }) : undefined,
  };
}

function stopping(): AppError {
  return new AppError('RecordingStopping', 'The recording is being stopped.', {
    retryAfterMs: RETRY_MS,
  });
}
