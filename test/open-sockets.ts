/** Which sockets processes listen on, by the kernel's own word: proc(5). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface OpenSocket {
  protocol: 'tcp' | 'udp';
  /** Of IPv6 as the kernel writes it. */
  address: string;
  port: number;
}

const TCP_LISTEN = '0A';
/** A UDP socket that is bound and talks to everybody. */
const UDP_UNCONNECTED = '07';

/** The sockets of a process and of all that it has started. Throws where there is no /proc. */
export function openSocketsOf(pid: number): OpenSocket[] {
  const inodes = new Set(withChildren(pid).flatMap(socketInodes));
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((table) =>
    tableOf(pid, table).filter(({ inode }) => inodes.has(inode)),
  );
}

function tableOf(pid: number, table: string): (OpenSocket & { inode: string })[] {
  const protocol = table.startsWith('tcp') ? 'tcp' : 'udp';
  const [, ...lines] = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trimEnd().split('\n');
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    const [address = '', port = ''] = local.split(':');
    if (state !== (protocol === 'tcp' ? TCP_LISTEN : UDP_UNCONNECTED)) return [];
    return [{ protocol, address: addressOf(address), port: Number.parseInt(port, 16), inode }];
  });
}

/** An IPv4 address is written as one number of the machine's byte order. */
function addressOf(hex: string): string {
  if (hex.length !== 8) return hex;
  return [...Buffer.from(hex, 'hex')].reverse().join('.');
}

function socketInodes(pid: number): string[] {
  return namesIn(`/proc/${pid}/fd`).flatMap((fd) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
    return inode ? [inode] : [];
  });
}

function withChildren(pid: number): number[] {
  const children = namesIn(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => withChildren(Number(child)))];
}

/** A process may end, and a socket close, while it is read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
