import { expect, test } from 'vitest';
import { aLine, aView } from '../testing/a-phone.ts';
import { acrobitsVariables } from './acrobits.ts';

test.each([
  ['udp', 'off', 'udp', 'disabled'],
  ['tcp', 'optional', 'tcp', 'enabled'],
  ['tls', 'required', 'tls+sip:', 'required'],
] as const)('a line over %s with encryption %s', (transport, mediaEncryption, name, sdes) => {
  expect(acrobitsVariables(aView({ lines: [aLine({ transport, mediaEncryption })] }))).toMatchObject({ account: { transport: name, sdes, subscribesToVoicemail: '0' } });
});

test('without a line there is no account', () => {
  expect(acrobitsVariables(aView({ lines: [] }))).toMatchObject({ account: null });
});
