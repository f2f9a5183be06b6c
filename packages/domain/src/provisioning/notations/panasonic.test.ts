import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { panasonicVariables } from './panasonic.ts';

test.each([
  ['udp', 'off', '0', '1'],
  ['tcp', 'optional', '1', '1'],
  ['tls', 'required', '2', '0'],
] as const)('a line over %s with encryption %s', (transport, mediaEncryption, code, srtpMode) => {
  const view = aView({ phone: { modelId: 'panasonic-kx-hdv230' }, lines: [aLine({ transport, mediaEncryption })] });
  expect(panasonicVariables(view, phoneModel('panasonic-kx-hdv230'))).toMatchObject({ accounts: [{ transport: code, srtpMode, overTls: transport === 'tls' }], subscribesToVoicemail: 'N', unusedAccounts: [2, 3, 4, 5, 6] });
});

test('a phone asks for its messages as soon as one of its lines has a mailbox', () => {
  const view = aView({ phone: { modelId: 'panasonic-kx-ut136' }, lines: [aLine(), aLine({ position: 2, voicemailNumber: '*97' })] });
  expect(panasonicVariables(view, phoneModel('panasonic-kx-ut136'))).toMatchObject({ subscribesToVoicemail: 'Y' });
});
