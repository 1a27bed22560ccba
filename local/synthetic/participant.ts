/**
 * A participant who needs no camera: joins a channel by WHIP and sends a picture with a name and a
 * clock, and a tone. From 40 % to 80 % of its height the picture is one flat colour, so that tests
 * can read it by pixel.
 *
 *   node participant.mjs --whip <url> --token <bearer> --name Host --color '#c0392b' --tone 440
 */
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { parseArguments, parseColor } from './participant-options';
import type { ParticipantCommand } from './participant-process';
import { PictureSource } from './picture-source';
import { ToneSource } from './tone-source';
import { WhipClient } from './whip-client';

Log.setLevel(AV_LOG_QUIET);
run().catch((error: Error) => exit(1, error.message));

async function run(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  const color = parseColor(options.color);
  let picture: PictureSource | undefined;
  let connected: WhipClient | undefined;
  let leaving = false;
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    await connected?.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(signal, () => void leave());
  process.on('message', ({ isCameraOn }: ParticipantCommand) => picture?.switch(isCameraOn));
  const client = await WhipClient.connect({
    ...options,
    url: options.whip,
    onKeyframeRequest: () => picture?.sendKeyframe(),
    onLost: () => leaving || exit(1, 'The connection was lost.'),
  });
  connected = client;
  if (options.video) {
    picture = new PictureSource({ ...options, color }, (packet) => client.send('video', packet));
  }
  new ToneSource(options.tone, (packet) => client.send('audio', packet), { isVoice: options.face });
  process.stdout.write(`${JSON.stringify({ event: 'connected' })}\n`);
}

function exit(code: number, message: string): void {
  process.stderr.write(`${message.split('\n')[0]}\n`);
  process.exit(code);
}
