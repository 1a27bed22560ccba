import { FacePicture } from '../../local/synthetic/face-picture';
import { type FilmFormat, filmOf } from '../browser/film';

const FORMAT: FilmFormat = { width: 640, height: 360, fps: 15 };

/** Some seconds of a drawn person who talks. */
export function filmOfFace(
  name: string,
  color: { r: number; g: number; b: number },
  seconds: number,
): Buffer {
  const face = new FacePicture({ ...FORMAT, name, color });
  const pictures = Array.from({ length: seconds * FORMAT.fps }, (_, index) =>
    planesOf(face.at(new Date((1000 * index) / FORMAT.fps))),
  );
  return filmOf(pictures, FORMAT);
}

/** The lines of each plane without what pads them. */
function planesOf({ data, linesize }: ReturnType<FacePicture['at']>): Buffer[] {
  return [1, 2, 2].map((part, plane) => {
    const [width, height] = [FORMAT.width / part, FORMAT.height / part];
    const stride = linesize[plane] ?? width;
    const lines = Array.from({ length: height }, (_, line) =>
      data?.[plane]?.subarray(line * stride, line * stride + width),
    );
    return Buffer.concat(lines.filter((line) => line !== undefined));
  });
}
