/** Whose settings have to be changed to allow a camera again. */
export type BrowserKind = 'ios' | 'android' | 'safari' | 'firefox' | 'chromium';

/** The kind of a browser by its name for itself; on iOS all of them go by the system's settings. */
export function browserKind(userAgent: string): BrowserKind {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent) ? 'safari' : 'chromium';
}

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * Whether a page is Firefox's own machine's: its media then do not come about, as Firefox leaves
 * loopback out (`media.peerconnection.ice.loopback`; measured with 153 ESR).
 */
export function isFirefoxOnLoopback(userAgent: string, hostname: string): boolean {
  return browserKind(userAgent) === 'firefox' && LOOPBACK_HOST.test(hostname);
}
