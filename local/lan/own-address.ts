import { createServer, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** What an option was given cannot be used; the message says what can. */
export class BadOption extends Error {}

/** Neither any address (0.0.0.0) nor a group's, on which one can listen as well (RFC 1122 3.2.1.3). */
const ONE_MACHINE = /^(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])\./;
/** Private networks come first: these are where a phone is (RFC 1918). */
const PRIVATE = /^(?:192\.168|10|172\.(?:1[6-9]|2\d|3[01]))\./;

/**
 * The IPv4 address at which other devices reach this machine: the wanted one, or with `''` the first
 * that the machine has. Throws a `BadOption` if it is no address of this machine, or none is there.
 */
export async function lanAddress(wanted: string): Promise<string> {
  if (wanted === '127.0.0.1') {
    throw new BadOption('--lan takes an address that other devices reach, not 127.0.0.1.');
  }
  if (wanted !== '') return ownAddress('--lan', wanted);
  const [first] = outsideAddresses();
  if (first) return first;
  throw new BadOption(
    'This machine has no IPv4 address in a network. Join one (Wi-Fi), or name the address: --lan <address>.',
  );
}

/**
 * The address, if servers of this machine can listen on it: media could neither leave from, nor
 * arrive at, that of another machine. Throws a `BadOption` that names this machine's own.
 */
export async function ownAddress(option: string, address: string): Promise<string> {
  if (isIPv4(address) && ONE_MACHINE.test(address) && (await canListenOn(address))) return address;
  const known = ['127.0.0.1', ...outsideAddresses()];
  const usable = option === '--lan' ? known.slice(1) : known;
  const expected = usable.length > 0 ? `one of ${usable.join(', ')}` : 'an address of this machine';
  throw new BadOption(`${option} takes ${expected}, not ${address}.`);
}

function outsideAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outside = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  const addresses = outside.map(({ address }) => address);
  const isPrivate = (address: string) => PRIVATE.test(address);
  return [...addresses.filter(isPrivate), ...addresses.filter((address) => !isPrivate(address))];
}

function canListenOn(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(0, address, () => probe.close(() => resolve(true)));
  });
}
