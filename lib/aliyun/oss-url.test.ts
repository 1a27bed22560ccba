import { type BucketPlace, type OssRequest, signedOssUrl } from './oss-url';

/** Signatures that ali-oss 6.23.0 (`signatureUrlV4`) made of these, at this moment. */
const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const CREDENTIALS = {
  accessKeyId: 'STS.example',
  accessKeySecret: 'secret-of-example',
  securityToken: 'token/of+example==',
};
const KEY = 'record/live/room-1/2026-11-26-20:00:00_2026-11-26-20:01:00_0.mp4';
const PATH = '/record/live/room-1/2026-11-26-20%3A00%3A00_2026-11-26-20%3A01%3A00_0.mp4';
const PLACE: BucketPlace = {
  endpoint: new URL('https://oss-cn-hangzhou.aliyuncs.com'),
  region: 'cn-hangzhou',
  bucket: 'replays',
};
const OWN = { ...PLACE, ownUrl: new URL('https://replay.example.com') };
const DELETE: OssRequest = { method: 'DELETE', key: KEY, ttlSeconds: 60 };
const DELETE_SIGNATURE = '8b969a6d94ea3e3d204c1bc77bbee0804627466bd9bc1ef8326fcbb2fa4a1f1f';
const SAVE: OssRequest = {
  method: 'GET',
  key: KEY,
  query: { 'response-content-disposition': 'attachment; filename="a b.mp4"' },
  ttlSeconds: 3600,
};
const SAVE_SIGNATURE = 'abd0d6a57e04a79761af044a3904805e4e98faf7afa6591176e18c674e147b81';

const sign = (place: BucketPlace, request: OssRequest) =>
  new URL(signedOssUrl(place, CREDENTIALS, request, NOW_MS));

// The signature names the bucket, whatever the domain: both are signed alike.
test.each([
  ['of the bucket at an endpoint', PLACE, 'https://replays.oss-cn-hangzhou.aliyuncs.com'],
  ['of the bucket’s own domain', OWN, 'https://replay.example.com'],
])('an address %s is signed as the official client does', (_, place, origin) => {
  for (const [request, signature] of [
    [DELETE, DELETE_SIGNATURE],
    [SAVE, SAVE_SIGNATURE],
  ] as const) {
    const url = sign(place, request);
    expect([url.origin, url.pathname]).toEqual([origin.toLowerCase(), PATH]);
    expect(url.searchParams.get('x-oss-signature')).toBe(signature);
  }
});
