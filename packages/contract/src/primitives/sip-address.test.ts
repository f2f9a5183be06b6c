import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SipHost, SipUser } from './sip-address.ts';

const hostOf = (text: string): string | undefined => SipHost.safeParse(text).data;
const userOf = (text: string): string | undefined => SipUser.safeParse(text).data;

test.each([
  ['pbx.example', 'pbx.example'],
  ['  PBX.Example ', 'pbx.example'],
  ['pbx.example.', 'pbx.example'],
  ['localhost', 'localhost'],
  ['a-1.b2.example', 'a-1.b2.example'],
  ['4com.example', '4com.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['Bücher.Example.', 'xn--bcher-kva.example'],
  ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:DB8::1', '[2001:db8::1]'],
  ['[2001:db8:0:0:0:0:0:1]', '[2001:db8::1]'],
  ['::ffff:192.0.2.1', '[::ffff:c000:201]'],
])('%s is the host %s', (text, host) => {
  expect(hostOf(text)).toBe(host);
});

test.each([
  '', '.', '..', 'pbx..example', '-pbx.example', 'pbx-.example', 'pbx.example..', 'pbx_1.example', 'pbx example', 'pbx.example:5060', 'sip:pbx.example', 'ann@pbx.example', 'pbx.example/x', 'pbx.example;lr',
  '192.0.2.256', '192.0.2', '010.0.0.1', '192.0.2.1.5', 'pbx.123', '0x7f.1', '[2001:db8::1', '[::1]:5060', '[pbx.example]', 'fe80::1%eth0', '2001:db8::g', `${'a'.repeat(64)}.example`, `${'abcdefg.'.repeat(32)}example`,
])('%j is no host', (text) => {
  expect(hostOf(text)).toBeUndefined();
});

test.each(['ann', 'ann.lee', '+12025550123', '*55%23', "o'brien", 'a&b=c+d$e,f;g?h/i', '~!*()', 'm%C3%BCller', '100;phone-context=example.com'])('%s is a user', (text) => {
  expect(userOf(text)).toBe(text);
});

test.each(['', 'ann lee', 'ann@home', 'ann:secret', '*55#', 'müller', 'ann%2', 'ann%zz', 'a"b', '<ann>', 'a\\b', '[ann]', 'a'.repeat(61)])('%j is no user', (text) => {
  expect(userOf(text)).toBeUndefined();
});

test('what is a host stays the same host, and makes an address that can be taken apart again', () => {
  const aName = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.domain().map((name) => `${name.toUpperCase()}.`));
  fc.assert(fc.property(aName, fc.integer({ min: 1, max: 65_535 }), (text, port) => {
    const host = hostOf(text);
    expect(host).toBeDefined();
    expect(hostOf(host!)).toBe(host);
    expect(new URL(`http://${host}:${port}`).hostname).toBe(host);
  }));
});
