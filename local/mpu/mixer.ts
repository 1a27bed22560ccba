/**
 * The mixer process: one for each mix task, so that a crash of native code ends one mix and no more.
 * It is told what to do by IPC, gets RTP by a pipe and pushes the mix to the stream's address.
 */
import { Socket } from 'node:net';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { Program } from './program';
import { PipedPacketReader, RTP_PIPE_FD } from './rtp/rtp-pipe';
import type { MixerCommand, MixerReport, MixSettings } from './scene/mix-settings';

let program: Program | undefined;

// libav's messages contain the push URL with its signature.
Log.setLevel(AV_LOG_QUIET);
process.on('message', (command: MixerCommand) => obey(command));
// The parent is gone, perhaps killed: nobody could ever stop this mix.
process.on('disconnect', exitAtOnce);
// Ctrl+C reaches the whole process group; when the mix ends is the parent's decision.
process.on('SIGINT', () => {});
receiveRtp();

function obey(command: MixerCommand): void {
  switch (command.type) {
    case 'start':
      void start(command.streamUrl, command.settings);
      return;
    case 'join':
      program?.join(command);
      return;
    case 'leave':
      program?.leave(command.userId);
      return;
    case 'update':
      program?.update(command.settings);
      return;
    case 'stop':
      void stop();
      return;
    default:
      command satisfies never;
  }
}

async function start(streamUrl: string, settings: MixSettings): Promise<void> {
  program = new Program(settings, {
    onKeyframeNeeded: (userId) => report({ type: 'keyframe', userId }),
    onPictureMissing: (url, reason) => report({ type: 'picture-missing', url, reason }),
    onLost: () => end('push-lost'),
  });
  try {
    await program.start(streamUrl);
    report({ type: 'publishing' });
  } catch {
    // libav tells no more than that it failed; the reason is known to the live server.
    end('push-refused');
  }
}

async function stop(): Promise<void> {
  await program?.stop();
  exitAtOnce();
}

function receiveRtp(): void {
  const reader = new PipedPacketReader();
  const pipe = new Socket({ fd: RTP_PIPE_FD, readable: true, writable: false });
  pipe.on('data', (chunk) => {
    for (const packet of reader.push(chunk)) program?.rtp(packet);
  });
  // A broken pipe is followed by the end of the IPC channel, which ends the process.
  pipe.on('error', () => {});
}

function end(reason: 'push-refused' | 'push-lost'): void {
  report({ type: 'ended', end: reason }, exitAtOnce);
}

function report(message: MixerReport, onSent = (): void => {}): void {
  process.send?.(message, undefined, undefined, onSent);
}

/** An ordinary exit would wait for a thread that may hang in a write to a dead connection. */
function exitAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}
