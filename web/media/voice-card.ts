/** A card to be seen instead of the camera, so that the audience gets no frozen picture. */

/** As large as a pane; encoders like multiples of 16. */
const WIDTH = 640;
const HEIGHT = 352;
/** A still picture needs few frames, but a decoder that comes late needs some. */
const FRAMES_PER_SECOND = 5;

export interface VoiceCard {
  track: MediaStreamTrack;
  stop(): void;
}

/** Draws a name on a quiet ground; undefined if the browser cannot make a video of it. */
export function drawVoiceCard(name: string): VoiceCard | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context || !canvas.captureStream) return undefined;
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (!track) return undefined;
  draw(context, name);
  // A canvas sends a frame only when something was drawn.
  const timer = setInterval(() => draw(context, name), 1000 / FRAMES_PER_SECOND);
  const stop = () => {
    clearInterval(timer);
    track.stop();
  };
  return { track, stop };
}

function draw(context: CanvasRenderingContext2D, name: string): void {
  context.fillStyle = '#2b3544';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#45546b';
  context.beginPath();
  context.arc(WIDTH / 2, HEIGHT / 2 - 24, 72, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#ffffff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = '600 64px system-ui, sans-serif';
  context.fillText([...name][0]?.toUpperCase() ?? '', WIDTH / 2, HEIGHT / 2 - 22);
  context.font = '28px system-ui, sans-serif';
  context.fillText(name, WIDTH / 2, HEIGHT / 2 + 96, WIDTH - 64);
}
