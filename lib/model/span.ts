/** A stretch of time; one that goes on has no end. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** How long some span of each list lasts at the same time, within a third one. */
export function overlapMs(ones: readonly Span[], others: readonly Span[], within: Span): number {
  const common = ones.flatMap((one) => others.map((other) => cut(cut(one, other), within)));
  return united(common).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

function cut(one: Span, other: Span): Span {
  return {
    fromMs: Math.max(one.fromMs, other.fromMs),
    toMs: Math.min(one.toMs, other.toMs),
  };
}

/** The same time in spans that do not meet. */
function united(spans: Span[]): Span[] {
  const sorted = spans
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .sort((one, other) => one.fromMs - other.fromMs);
  const found: Span[] = [];
  for (const { fromMs, toMs } of sorted) {
    const last = found.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else found.push({ fromMs, toMs });
  }
  return found;
}
