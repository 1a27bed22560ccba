/** People who only speak, all in one process: each enters a channel when the parent says so. */
import { ToneSource } from '../../local/synthetic/tone-source';
import { WhipClient } from '../../local/synthetic/whip-client';
import type { Singer } from './choir';

/** The longest that Opus has: twenty people send a third of the packets. */
const PACKET_MS = 60;

process.on('message', async ({ whip, token, toneHz }: Singer) => {
  const client = await WhipClient.connect({
    url: whip,
    token,
    video: false,
    onKeyframeRequest: () => undefined,
    onLost: () => undefined,
  });
  new ToneSource(toneHz, (packet) => client.send('audio', packet), { packetMs: PACKET_MS });
  process.send?.({ entered: token });
});
process.on('disconnect', () => process.exit());
