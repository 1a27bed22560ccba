/**
 * A signal that comes after a while, or with its parent. It has a timer of its own: in Node 20 a
 * time-out that only `AbortSignal.any` knows may be collected before it comes. `done` ends both.
 */
export function timeLimit(ms: number, parent: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  parent.addEventListener('abort', abort, { once: true });
  if (parent.aborted) abort();
  const done = () => {
    clearTimeout(timer);
    parent.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, done };
}
