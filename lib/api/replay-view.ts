import type { Actor } from '../model/actor';
import { coverOf, durationMs, type Replay, replayId } from '../model/replay';
import type { FileServices } from '../use-cases/services';
import type { ReplaySummaryView, ReplayView } from './replay';
import { isoTime, timeIfAny } from './time';

/** A replay as lists show it. */
export function replaySummary({ config, files }: FileServices, replay: Replay): ReplaySummaryView {
  const ttlSeconds = config.replays?.urlTtlSeconds ?? 0;
  const { roomId, hostId, hostName, title, kind, state, failure } = replay;
  const cover = coverOf(replay);
  const { startedAtMs, endedAtMs, expiresAtMs } = replay;
  return {
    ...{ replayId: replayId(replay), roomId, hostId, hostName, title, kind, state },
    ...(failure && { failure }),
    startedAt: isoTime(startedAtMs),
    endedAt: timeIfAny(endedAtMs),
    expiresAt: isoTime(expiresAtMs),
    durationMs: durationMs(replay),
    bytes: replay.parts.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(cover &&
      state === 'ready' && {
        coverUrl: files.picture(cover.key, { ttlSeconds, atMs: cover.atMs }),
      }),
  };
}

/** A replay with signed addresses; to its host also those that keep the files. */
export function replayView(services: FileServices, replay: Replay, to: Actor): ReplayView {
  const { config, clock, files } = services;
  const ttlSeconds = config.replays?.urlTtlSeconds ?? 0;
  const mayKeep = to.isAdmin || to.userId === replay.hostId;
  const shown = replay.state === 'ready' ? replay.parts : [];
  const parts = shown.map(({ key, fromMs, toMs, bytes }, index) => {
    const saveAs = `${replayId(replay)}-${index + 1}.mp4`;
    return {
      startedAt: isoTime(fromMs),
      durationMs: toMs - fromMs,
      bytes,
      playUrl: files.address(key, { ttlSeconds }),
      ...(mayKeep && { downloadUrl: files.address(key, { ttlSeconds, saveAs }) }),
    };
  });
  return {
    ...replaySummary(services, replay),
    parts,
    chapters: [...replay.chapters],
    urlsExpireAt: isoTime(clock.now() + ttlSeconds * 1000),
  };
}
