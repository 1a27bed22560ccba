/** Whether the browser plays HLS by itself, as Safari does. */
export function playsHls(video: HTMLVideoElement): boolean {
  return video.canPlayType('application/vnd.apple.mpegurl') !== '';
}

/** What is played where. */
export interface Playing {
  video: HTMLVideoElement;
  url: string;
  onEnd: () => void;
}

/** Plays HLS natively; `onEnd` is told when the stream ends or fails. The answer stops it. */
export function playHls({ video, url, onEnd }: Playing): () => void {
  const end = new AbortController();
  for (const event of ['error', 'ended']) {
    video.addEventListener(event, onEnd, { signal: end.signal });
  }
  video.src = url;
  return () => {
    end.abort();
    video.removeAttribute('src');
    video.load();
  };
}
