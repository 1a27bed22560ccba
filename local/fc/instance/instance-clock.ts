/**
 * Makes `Date` of this thread follow the local cloud's clock, so that a handler sees time leap when
 * a test advances it. Timers are left alone: they measure how long something runs.
 */
export function followClock(clockOffset: Float64Array, clockSkew: Float64Array): void {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => Math.floor(realNow() + (clockOffset[0] ?? 0) + (clockSkew[0] ?? 0));
  const FollowingDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  // `new Date().constructor` must not lead back to the real time.
  RealDate.prototype.constructor = FollowingDate;
  globalThis.Date = FollowingDate;
}
