import { lookup } from 'node:dns/promises';
import { BlockList, connect, isIP, type Socket } from 'node:net';
import type { Config } from '../../platform/config.ts';
import { DeliveryFailed } from './delivery.ts';

const listOf = (...ranges: [address: string, prefix: number][]): BlockList => {
  const list = new BlockList();
  for (const [address, prefix] of ranges) list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
};

/** What is ours or nobody's: this machine, its neighbours, the cloud's metadata, and what only stands for other addresses. */
const inside = listOf(
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16],
  ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
  ['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
);

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An IPv4 address in the dress of IPv6 is an IPv4 address, whatever else is written before it. */
const bare = (address: string): string => {
  const text = address.replace(/%.*$/, '');
  return mapped.exec(isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1).replace(/^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i, (_, high: string, low: string) => {
    const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
    return `::ffff:${a >> 8}.${a & 255}.${b >> 8}.${b & 255}`;
  }) : text)?.[1] ?? text;
};

const has = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether somebody who names a server may make us talk to that address. */
export const mayReach = (address: string, { deliveryNetworks }: Pick<Config, 'deliveryNetworks'>): boolean => {
  const plain = bare(address);
  return isIP(plain) !== 0 && (!has(inside, plain) || has(listOf(...deliveryNetworks), plain));
};

/**
 * The one address that is then connected to: a name that means something else a moment later leads nowhere. Refuses a name of which
 * any address is not to be reached.
 */
export const addressOf = async (host: string, config: Pick<Config, 'deliveryNetworks'>): Promise<string> => {
  const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  if (found.length === 0) throw new DeliveryFailed('unknown-host');
  if (!found.every(({ address }) => mayReach(address, config))) throw new DeliveryFailed('address-not-allowed');
  return found[0]!.address;
};

/** A connection to an address, made within the time that the signal leaves. */
export const connectTo = (host: string, port: number, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
