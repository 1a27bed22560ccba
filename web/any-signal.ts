/**
 * A signal that is given with the first of these. Chrome below 116, Firefox below 124 and Safari
 * below 17.4 have no `AbortSignal.any`:
 * https://developer.mozilla.org/docs/Web/API/AbortSignal/any_static
 */
export function anySignal(signals: AbortSignal[]): AbortSignal {
  return AbortSignal.any?.(signals) ?? followerOf(signals);
}

function followerOf(signals: AbortSignal[]): AbortSignal {
  const follower = new AbortController();
  for (const signal of signals) {
    const follow = () => follower.abort(signal.reason);
    if (signal.aborted) follow();
    // Those that last longer than the first keep nothing of it.
    else signal.addEventListener('abort', follow, { once: true, signal: follower.signal });
  }
  return follower.signal;
}
