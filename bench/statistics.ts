/** The value below which this share of the values lies. */
export function quantile(values: number[], share: number): number {
  const inOrder = [...values].sort((one, other) => one - other);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
}

/** The middle value; of an even number of them, the mean of the middle two. */
export function median(values: number[]): number {
  const inOrder = [...values].sort((one, other) => one - other);
  const middle = inOrder.length / 2;
  const [below, above] = [inOrder[Math.ceil(middle) - 1], inOrder[Math.floor(middle)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}
