import type { JoinChannel, StageLink } from './stage-link';

/**
 * Opens the link that the room's RTC service understands. Each side is loaded only when it is
 * needed: Alibaba's SDK alone is ten times as large as the pages.
 */
export async function openLink(join: JoinChannel, displayName: string): Promise<StageLink> {
  const grant = await join();
  if (grant.whip) {
    const { WhipLink } = await import('./whip');
    return new WhipLink(join);
  }
  const [{ AliyunLink }, { AliRtcEngine }] = await Promise.all([
    import('./aliyun'),
    import('aliyun-rtc-sdk'),
  ]);
  return new AliyunLink({ join, displayName, sdk: AliRtcEngine });
}
