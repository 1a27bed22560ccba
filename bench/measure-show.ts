import { TestBrowser } from '../test/browser/browser';
import type { Person, Spot } from '../test/browser/person';
import { HOST_ALONE, RED_CAMERA, SIDE_BY_SIDE } from '../test/browser/stage-colours';
import { LocalCloud } from '../test/local-cloud';
import { msTarget, type Section } from './report';
import { median, quantile } from './statistics';

/** Ten seconds of pictures. */
const SAMPLES = 150;
const ROUNDS = 5;

/** What people waited for, in ms: each wait of a show in the order in which it was measured. */
interface Waits {
  cameraToViewer: number[];
  firstPicture: number[];
  acceptedToSeen: number[];
  layoutToSeen: number[];
}

/** Measures in Chromium, by the clock in the picture and by its colours, how late an audience sees. */
export async function measureShow(): Promise<Section> {
  const [cloud, browser] = await Promise.all([LocalCloud.start(), TestBrowser.launch()]);
  try {
    return section(await waitsOfShow(cloud, browser));
  } finally {
    await browser.close();
    await cloud.stop();
  }
}

async function waitsOfShow(cloud: LocalCloud, browser: TestBrowser): Promise<Waits> {
  const { web } = cloud.description;
  const host = await browser.person({ camera: RED_CAMERA });
  const roomId = await host.startBroadcast(web, 'Ann');
  const watching = `${web}/watch/${roomId}`;
  const viewer = await browser.person();
  await viewer.page.goto(watching);
  await viewer.sees(HOST_ALONE);
  const cameraToViewer = await viewer.delaysMs(SAMPLES);
  const guest = await browser.person();
  await guest.signIn(watching, 'Ben');
  const show = { host, guest, viewer };
  const acceptedToSeen: number[] = [];
  const layoutToSeen: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const guestId = await askedBy(guest, host);
    acceptedToSeen.push(await seenAfter(show, `accept-${guestId}`, SIDE_BY_SIDE));
    layoutToSeen.push(await seenAfter(show, 'layout-solo', HOST_ALONE));
    await seenAfter(show, 'layout-side-by-side', SIDE_BY_SIDE);
    await seenAfter(show, `remove-${guestId}`, HOST_ALONE);
  }
  const firstPicture = await firstPictures(browser, watching);
  return { cameraToViewer, firstPicture, acceptedToSeen, layoutToSeen };
}

async function askedBy(guest: Person, host: Person): Promise<string> {
  await guest.click('ask');
  return host.nextAsking();
}

/** How long after the host's click the audience sees these colours. */
async function seenAfter(
  { host, viewer }: { host: Person; viewer: Person },
  clicked: string,
  spots: Spot[],
): Promise<number> {
  const clickedAtMs = await host.click(clicked);
  return (await viewer.sees(spots)) - clickedAtMs;
}

/** From the request for the stream to its first picture, for one new viewer after another. */
async function firstPictures(browser: TestBrowser, watching: string): Promise<number[]> {
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const viewer = await browser.person();
    const asked = viewer.page.waitForRequest(/\.flv\?/).then(() => Date.now());
    await viewer.page.goto(watching);
    waits.push((await viewer.sees(HOST_ALONE)) - (await asked));
    await viewer.page.close();
  }
  return waits;
}

function section({ cameraToViewer, firstPicture, acceptedToSeen, layoutToSeen }: Waits): Section {
  const targets = [
    msTarget('camera to viewer, half of the pictures', quantile(cameraToViewer, 0.5), 600),
    msTarget('camera to viewer, 95 of 100 pictures', quantile(cameraToViewer, 0.95), 900),
    msTarget('first picture of a new viewer', median(firstPicture), 500),
    msTarget('guest accepted → seen by the audience', median(acceptedToSeen), 1200),
    msTarget('layout changed → seen by the audience', median(layoutToSeen), 800),
  ];
  return {
    title: 'Camera to viewer',
    explanation: `What people wait for in a show at 360p: host, guest and viewers in one Chromium, which draws
without a graphics card, beside the mixer. The camera shows a clock, which is read in the viewer's
picture; medians of ${ROUNDS} rounds otherwise.`,
    head: ['', 'ms'],
    rows: targets.map(({ what, measured }) => [what, measured]),
    targets,
  };
}
