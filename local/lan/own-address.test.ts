import { networkInterfaces } from 'node:os';
import { lanAddress } from './own-address';

jest.mock('node:os');

const list = jest.mocked(networkInterfaces);
const at = (address: string, internal = false) => ({
  ...{ address, internal, netmask: '255.255.255.0', mac: '02:00:00:00:00:01', cidr: null },
  family: 'IPv4' as const,
});

test('without a wanted address the first of a private network is taken', async () => {
  list.mockReturnValue({
    lo: [at('127.0.0.1', true)],
    vpn: [at('100.64.0.3')],
    wifi: [at('10.1.2.3')],
  });
  expect(await lanAddress('')).toBe('10.1.2.3');
});

test('a machine in no network is told what to do', async () => {
  list.mockReturnValue({ lo: [at('127.0.0.1', true)] });
  await expect(lanAddress('')).rejects.toThrow('Join one (Wi-Fi), or name the address');
});
