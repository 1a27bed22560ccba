import type { RtcService } from '../config';
import type { JoinChannel, LinkOptions, StageLink } from './stage-link';

/** Makes a link to a channel that `join` gives tokens for. */
export type MakeLink = (join: JoinChannel, options: LinkOptions) => StageLink;

/**
 * Loads what makes links to an RTC service. Each side is loaded only when it is needed: Alibaba's
 * SDK alone is ten times as large as the pages. Rejects if it cannot be loaded.
 */
export async function loadLinks(service: RtcService): Promise<MakeLink> {
  if (service === 'whip') {
    const { WhipLink } = await import('./whip');
    return (join, { kind }) => new WhipLink(join, kind);
  }
  const [{ AliyunLink }, { AliRtcEngine: sdk }] = await Promise.all([
    import('./aliyun'),
    import('aliyun-rtc-sdk'),
  ]);
  return (join, options) => new AliyunLink({ ...options, join, sdk });
}
