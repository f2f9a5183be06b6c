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
  expect(panasonicVariables(view, phoneModel('panasonic-kx-hdv230'))).toMatchObject({ accounts: [{ transport: code, srtpMode }], unusedAccounts: [2, 3, 4, 5, 6] });
});
