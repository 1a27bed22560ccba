import type { RtcGrant } from '../api/types';
import type { JoinChannel, LinkOptions, StageLink } from './stage-link';

/**
 * Opens the link that the room's RTC service understands. Each side is loaded only when it is
 * needed: Alibaba's SDK alone is ten times as large as the pages.
 */
export async function openLink(join: JoinChannel, options: LinkOptions): Promise<StageLink> {
  const first = await join();
  const joinAgain = firstThen(first, join);
  if (first.whip) {
    const { WhipLink } = await import('./whip');
    return new WhipLink(joinAgain, options.kind);
  }
  const [{ AliyunLink }, { AliRtcEngine }] = await Promise.all([
    import('./aliyun'),
    import('aliyun-rtc-sdk'),
  ]);
  return new AliyunLink({ ...options, join: joinAgain, sdk: AliRtcEngine });
}

/** The token that told which side to load is good for the first attempt. */
function firstThen(first: RtcGrant, join: JoinChannel): JoinChannel {
  let unused: RtcGrant | undefined = first;
  return async () => {
    const grant = unused ?? (await join());
    unused = undefined;
    return grant;
  };
}
