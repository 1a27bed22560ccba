/** Encodes clips and prints them as JSON. Argument: an array of ClipRequests as JSON. */
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { packetizeH264 } from '../../local/synthetic/h264-packetizer';
import { PictureEncoder } from '../../local/synthetic/picture-encoder';
import { TestPicture } from '../../local/synthetic/test-picture';
import { ToneEncoder } from '../../local/synthetic/tone-encoder';
import type { ClipRequest, EncodedClip } from './clip';

const requests: ClipRequest[] = JSON.parse(process.argv[2] ?? '');

Log.setLevel(AV_LOG_QUIET);
process.stdout.write(JSON.stringify(requests.map(encode)));

function encode(request: ClipRequest): EncodedClip {
  const { durationMs, fps } = request;
  const picture = new TestPicture({ ...request, name: 'Clip' });
  const pictureEncoder = new PictureEncoder(request);
  const toneEncoder = new ToneEncoder(request.toneHz);
  const clip: EncodedClip = { pictures: [], sounds: [] };
  for (let index = 0; index < (durationMs * fps) / 1000; index++) {
    const frame = picture.at(new Date((index * 1000) / fps));
    const bytes = pictureEncoder.encode(frame, { keyframe: index === 0 });
    clip.pictures.push(packetizeH264(bytes).map((part) => part.toString('base64')));
  }
  for (let index = 0; index < durationMs / 20; index++) {
    clip.sounds.push(toneEncoder.next().toString('base64'));
  }
  return clip;
}
