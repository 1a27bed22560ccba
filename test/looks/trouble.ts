import type { Person } from '../browser/person';
import type { Tour } from './tour';

const REFUSES = `
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException('No.', 'NotAllowedError');
  };
`;
const HAS_NO_H264 = `
  RTCRtpSender.getCapabilities = () => ({ codecs: [{ mimeType: 'video/VP8' }] });
`;
const IPHONE = `
  Object.defineProperty(navigator, 'userAgent', {
    value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
  });
`;

/** What goes wrong before anybody is seen: no name, no camera, no codec, no network, a rest. */
export async function seeTrouble(tour: Tour): Promise<void> {
  const { web, evening } = tour;
  const host = await tour.person();
  await host.page.goto(web);
  await host.find('sign-in-name').fill('   ');
  await host.click('sign-in');
  await tour.look(host, 'sign-in-no-name');
  const roomId = await host.goLive(web, evening.host);
  await seeStage(tour, host, roomId);
  await seeNoCamera(tour, roomId);
  await seeLost(tour, host);
  await seeRest(tour, host);
}

/** A guest link, what it leads to, and a host and a guest who are muted. */
async function seeStage(tour: Tour, host: Person, roomId: string): Promise<void> {
  const { cloud, evening } = tour;
  await host.click('invite-guest');
  await host.find('guest-sheet').getByRole('img').waitFor();
  await tour.look(host, 'studio-guest-link');
  const link = await host.find('guest-link').inputValue();
  await host.page.keyboard.press('Escape');
  const guest = await tour.person();
  await guest.signIn(link, evening.viewer);
  await guest.find('accept-invite').or(guest.find('decline-invite')).first().waitFor();
  await tour.look(guest, 'watch-invited');
  await guest.page.close();
  await cloud.speak(roomId, 'Guest-1', { toneHz: 440 });
  await host.click('mute');
  await host.click('voice-only');
  await host.click('mute-Guest-1');
  await host.page.locator('[data-test="tile-Guest-1"][data-muted="true"]').waitFor();
  await tour.look(host, 'studio-muted');
  await host.click('mute');
  await host.click('voice-only');
}

/** Where the browser gives no camera, or could not send what it films. */
async function seeNoCamera(tour: Tour, roomId: string): Promise<void> {
  const { web, evening } = tour;
  const way = `${web}/watch/${roomId}`;
  for (const [name, scripts, found] of [
    ['watch-camera-refused', [REFUSES], 'media-problem'],
    ['watch-camera-refused-iphone', [REFUSES, IPHONE], 'media-problem'],
    ['watch-no-h264', [HAS_NO_H264], 'no-h264'],
  ] as const) {
    const guest = await tour.person();
    for (const script of scripts) await guest.page.addInitScript(script);
    await guest.signIn(way, evening.viewer);
    await guest.click('ask');
    await guest.find(found).waitFor();
    await tour.look(guest, name);
    await guest.click('withdraw');
    await guest.find('ask').waitFor();
    await guest.page.close();
  }
  const shy = await tour.person();
  await shy.page.addInitScript(REFUSES);
  await shy.signIn(web, `${evening.host} 2`);
  await shy.openRoom();
  await shy.find('media-problem').waitFor();
  await tour.look(shy, 'studio-camera-refused');
  await shy.page.close();
}

/** The server is away. */
async function seeLost(tour: Tour, host: Person): Promise<void> {
  await host.page.route(/\/get-room\//, (route) => route.abort());
  await host.page
    .getByText(/重试|by itself/)
    .first()
    .waitFor();
  await tour.look(host, 'studio-network-lost');
  await host.page.unroute(/\/get-room\//);
}

/** The rest of a stream, which is over sooner than its pictures are taken. */
async function seeRest(tour: Tour, host: Person): Promise<void> {
  const availableAt = new Date(Date.now() + 600_000).toISOString();
  await tour.pretend(host, ({ mix }) => {
    if (mix.availableAt !== undefined) mix.availableAt = availableAt;
  });
  await host.click('stop-mix');
  await host.click('confirm-yes');
  await host.find('start-wait').waitFor();
  await tour.look(host, 'studio-cooldown');
  await host.click('start-wait');
  await host.find('start-cancel').waitFor();
  await tour.look(host, 'studio-start-waits');
  await host.click('start-cancel');
}
