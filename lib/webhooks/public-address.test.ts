import { isPublicAddress } from './public-address';

test.each(['1.1.1.1', '47.100.0.1', '100.128.0.1', '172.32.0.1', '223.255.255.255'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each(['2400:3200::1', '2606:4700:4700::1111'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ['this machine', '127.0.0.1'],
  ['this machine', '127.255.255.254'],
  ['this machine', '0.0.0.0'],
  ['this machine', '::1'],
  ['this machine', '::'],
  ['this machine, as IPv6 writes it', '::ffff:127.0.0.1'],
  ['a private network', '10.1.2.3'],
  ['a private network', '172.16.0.1'],
  ['a private network', '172.31.255.255'],
  ['a private network', '192.168.0.1'],
  ['a private network', 'fd00::1'],
  ['a link', '169.254.169.254'],
  ['a link', 'fe80::1'],
  ['the metadata of Alibaba Cloud', '100.100.100.200'],
  ['a test network', '198.18.0.1'],
  ['documentation', '203.0.113.9'],
  ['documentation', '2001:db8::1'],
  ['a tunnel to any address', '2002:7f00:1::'],
  ['a translation of any address', '64:ff9b::7f00:1'],
  ['many machines', '224.0.0.1'],
  ['everybody', '255.255.255.255'],
  ['no address', 'example.com'],
])('an address of %s is not: %s', (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

const LAST = 'ffff:ffff:ffff:ffff:ffff:ffff';

/** Each range that is not public: its ends, and the public addresses before and after it. */
const RANGES: [first: string, last: string, before: string | null, after: string | null][] = [
  ['0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', null],
  ['::', `1fff:ffff:${LAST}`, null, '2000::'],
  ['2001::', `2001:1ff:${LAST}`, `2000:ffff:${LAST}`, '2001:200::'],
  ['2001:db8::', `2001:db8:${LAST}`, `2001:db7:${LAST}`, '2001:db9::'],
  ['2002::', `2002:ffff:${LAST}`, `2001:ffff:${LAST}`, '2003::'],
  ['3fff::', `3fff:fff:${LAST}`, `3ffe:ffff:${LAST}`, '3fff:1000::'],
  ['4000::', `ffff:ffff:${LAST}`, `3fff:ffff:${LAST}`, null],
];

test.each(RANGES)(
  '%s to %s is not public, but its neighbours are',
  (first, last, before, after) => {
    expect([first, last].filter(isPublicAddress)).toEqual([]);
    const outside = [before, after].filter((address) => address !== null);
    expect(outside.filter((address) => !isPublicAddress(address))).toEqual([]);
  },
);
