import { browserKind, isFirefoxOnLoopback } from './browser-kind';

test.each([
  [
    'ios',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/130.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'android',
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
  ],
  [
    'safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  ],
  ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0'],
  [
    'chromium',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
  ],
])('whose permissions are to be changed is told apart: %s', (kind, userAgent) => {
  expect(browserKind(userAgent)).toBe(kind);
});

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

test.each([
  [true, FIREFOX, '127.0.0.1'],
  [true, FIREFOX, 'localhost'],
  [false, FIREFOX, '192.168.1.7'],
  [false, FIREFOX, 'live.example.com'],
  [false, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/147.0.0.0 Safari/537.36', '127.0.0.1'],
])('only Firefox on its own machine needs a setting: %p, %s at %s', (needs, userAgent, host) => {
  expect(isFirefoxOnLoopback(userAgent, host)).toBe(needs);
});
