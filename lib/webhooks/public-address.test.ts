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
