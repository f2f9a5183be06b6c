import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0::ff', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
  // As some proxies say it: each connection would be a network of its own.
  ['192.0.2.77:51234', '192.0.2.0/24'],
  ['[2001:db8::1]:51234', '2001:db8:0:0::/64'],
  ['no address', 'unknown'],
])('%s is in %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test('two addresses share a network exactly when their first 64 bits agree', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
  const text = (parts: number[]) => parts.map((part) => part.toString(16)).join(':');
  fc.assert(fc.property(groups, groups, fc.boolean(), (one, other, isSame) => {
    const second = isSame ? [...one.slice(0, 4), ...other.slice(4)] : other;
    const agree = one.slice(0, 4).join() === second.slice(0, 4).join();
    expect(networkOf(text(one)) === networkOf(text(second))).toBe(agree);
  }));
});
