// Runs inside the pages under test, before their own scripts: a camera that shows the time, and
// eyes that read a <video> pixel by pixel. Plain JavaScript, because it is sent to the browser as it
// is.

/** Bits of the clock in the picture, one bar each; of 10 ms, so that it starts anew after 41 s. */
const CLOCK_BITS = 12;
const CLOCK_UNIT_MS = 10;
const CLOCK_CYCLE = 2 ** CLOCK_BITS;
/** Where the bars are, in parts of the picture's height. */
const BARS_TOP = 0.06;
const BARS_HEIGHT = 0.14;
const WHITE_ABOVE = 128;

globalThis.inPage = { setClockCamera, setClockOff, colorsOf, clockDelaysMs, whenColors };

/**
 * From now on the camera is a picture of one colour with the time in black and white bars. It is
 * small: every page on stage encodes it, and every other one decodes it, without a graphics card.
 */
function setClockCamera(color, { width = 320, height = 180, fps = 10 } = {}) {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints.video) return original(constraints);
    const picture = drawClock(color, { width, height, fps });
    const sound = constraints.audio ? await original({ audio: constraints.audio }) : undefined;
    return new MediaStream([...picture.getVideoTracks(), ...(sound?.getAudioTracks() ?? [])]);
  };
}

/** From now on the computer's clock is off by so much, as one that somebody has set wrong. */
function setClockOff(offMs) {
  const Original = Date;
  globalThis.Date = class extends Original {
    constructor(...time) {
      super(...(time.length > 0 ? time : [Original.now() + offMs]));
    }
    static now() {
      return Original.now() + offMs;
    }
  };
}

function drawClock(color, { width, height, fps }) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  const draw = () => {
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    const time = Math.floor(Date.now() / CLOCK_UNIT_MS);
    for (let bit = 0; bit < CLOCK_BITS; bit++) {
      context.fillStyle = (time >> bit) & 1 ? '#fff' : '#000';
      const left = (bit * width) / CLOCK_BITS;
      context.fillRect(left, height * BARS_TOP, width / CLOCK_BITS, height * BARS_HEIGHT);
    }
  };
  draw();
  setInterval(draw, 1000 / fps);
  return canvas.captureStream(fps);
}

/** The colours of a video at points, each in parts of its width and height; empty without one. */
function colorsOf(selector, points) {
  const video = document.querySelector(selector);
  if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return [];
  const { context, width, height } = copyOf(video);
  return points.map(({ x, y }) => {
    const [r, g, b] = context.getImageData(
      Math.floor(x * width),
      Math.floor(y * height),
      1,
      1,
    ).data;
    return { r, g, b };
  });
}

/** Resolves with the time when a video has about these colours at these points. */
async function whenColors(selector, expected, { tolerance, timeoutMs }) {
  const deadlineMs = Date.now() + timeoutMs;
  let seen = [];
  while (Date.now() < deadlineMs) {
    seen = colorsOf(selector, expected);
    if (
      seen.length > 0 &&
      seen.every((color, index) => isNear(color, expected[index], tolerance))
    ) {
      return Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Expected ${JSON.stringify(expected)}, last saw ${JSON.stringify(seen)}.`);
}

/** How old each of the next pictures is, by the clock in it, when it is shown. */
async function clockDelaysMs(selector, count) {
  const video = document.querySelector(selector);
  const delays = [];
  while (delays.length < count) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const now = Math.floor(Date.now() / CLOCK_UNIT_MS);
    const age = (now - readClock(video) + CLOCK_CYCLE) % CLOCK_CYCLE;
    delays.push(age * CLOCK_UNIT_MS);
  }
  return delays;
}

function readClock(video) {
  const { context, width, height } = copyOf(video);
  const y = Math.floor(height * (BARS_TOP + BARS_HEIGHT / 2));
  const row = context.getImageData(0, y, width, 1).data;
  let time = 0;
  for (let bit = 0; bit < CLOCK_BITS; bit++) {
    const x = Math.floor(((bit + 0.5) * width) / CLOCK_BITS);
    if (row[x * 4] > WHITE_ABOVE) time |= 1 << bit;
  }
  return time;
}

let copy;

/** Small, so that reading costs little; every bar is still 20 pixels wide. */
function copyOf(video) {
  const width = 240;
  const height = 136;
  copy ??= new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(video, 0, 0, width, height);
  return { context: copy, width, height };
}

function isNear(color, wanted, tolerance) {
  return ['r', 'g', 'b'].every((part) => Math.abs(color[part] - wanted[part]) <= tolerance);
}
