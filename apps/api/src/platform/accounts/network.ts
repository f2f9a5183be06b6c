import { isIPv4, isIPv6 } from 'node:net';
import { plainAddress } from '../plain-address.ts';

/** The eight groups of an IPv6 address, `::` written out. */
const groupsOf = (ip: string): string[] => {
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => Number.parseInt(group, 16).toString(16));
};

/** What one subscriber usually has: an IPv4 /24 or an IPv6 /64. IPv4 written as IPv6 counts as IPv4. */
export const networkOf = (ip: string): string => {
  const plain = plainAddress(ip);
  if (isIPv4(plain)) return `${plain.slice(0, plain.lastIndexOf('.'))}.0/24`;
  if (isIPv6(plain)) return `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
  return plain;
};
