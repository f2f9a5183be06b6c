import { BlockList, isIP } from 'node:net';
import { plainAddress } from '../platform/plain-address.ts';

const prefixOf = { 4: 24, 6: 56 } as const;

/** The network in which an address lies, as large as what one customer usually has: `192.0.2.0/24`, `2001:db8:0:100::/56`. Empty for what is no address. */
export const networkOf = (ip: string): string => {
  const address = plainAddress(ip).replace(/%.*$/, '');
  const family = isIP(address);
  if (family === 4) return `${address.split('.').slice(0, 3).join('.')}.0/${prefixOf[4]}`;
  if (family !== 6) return '';
  const groups = groupsOf(address).slice(0, 4);
  groups[3] = groups[3]! & 0xff00;
  return `${beginningWith(groups)}/${prefixOf[6]}`;
};

/** Whom a limit holds: an IPv4 address, or the 64 bits that a host of IPv6 does not choose, which has more addresses than can be counted. */
export const limitedHost = (ip: string): string => {
  const address = plainAddress(ip).replace(/%.*$/, '');
  return isIP(address) === 6 ? `${beginningWith(groupsOf(address).slice(0, 4))}/64` : address;
};

/** Written by the one who writes addresses for everybody, so that each network has one name. */
const beginningWith = (groups: readonly number[]): string => new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}::]`).hostname.slice(1, -1);

const groupsOf = (address: string): number[] => {
  const whole = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = whole.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== '').map((group) => Number.parseInt(group, 16))) as [number[], number[]];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
};

const mostRemembered = 5_000;
const lists = new Map<string, BlockList>();

/** Whether an address lies in one of these networks, `192.0.2.0/24` or a single address. */
export const isWithin = (ip: string, networks: readonly string[]): boolean => {
  const address = plainAddress(ip);
  const family = isIP(address);
  return family !== 0 && listOf(networks).check(address, family === 6 ? 'ipv6' : 'ipv4');
};

const listOf = (networks: readonly string[]): BlockList => {
  const key = networks.join(' ');
  const known = lists.get(key);
  if (known) return known;
  const list = new BlockList();
  for (const network of networks) {
    const [address, prefix] = network.split('/') as [string, string | undefined];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  if (lists.size >= mostRemembered) lists.clear();
  lists.set(key, list);
  return list;
};
