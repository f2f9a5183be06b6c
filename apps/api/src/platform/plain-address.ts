import { isIP } from 'node:net';

/** An IPv4 address that arrived as `::ffff:192.0.2.1` is that address, and one with a port behind it, as some proxies say it, the one before the port. What is none at all is `unknown`. */
export const plainAddress = (ip: string): string => {
  const address = ip.replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? 'unknown' : address;
};
