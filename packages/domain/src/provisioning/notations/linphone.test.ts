import { describe, expect, test } from 'vitest';
import { aLine, aView } from '../testing/a-phone.ts';
import { linphoneVariables } from './linphone.ts';

const variables = (lines: ReturnType<typeof aLine>[]) => linphoneVariables(aView({ phone: { modelId: 'linphone-desktop' }, lines }), { firstLine: 1, lastLine: 6 });

test('accounts are counted from 0 without a gap, and those after them are taken away', () => {
  expect(variables([aLine({ position: 2 }), aLine({ position: 5 })])).toMatchObject({ accounts: [{ index: 0 }, { index: 1 }], unusedIndexes: [2, 3, 4, 5] });
});

test('a name in a SIP address has signs before its quotation marks', () => {
  expect(variables([aLine({ displayName: 'Zoë "Z" \\ Müller' })])).toMatchObject({ accounts: [{ identity: '"Zoë \\"Z\\" \\\\ Müller" <sip:100-CANISTRACCI@sip.example.com>' }] });
});

describe('encryption', () => {
  const lines = (...all: ('off' | 'optional' | 'required')[]) => all.map((mediaEncryption, index) => aLine({ position: index + 1, mediaEncryption }));
  test.each([
    [lines(), 'none', '0'],
    [lines('off'), 'none', '0'],
    [lines('optional', 'off'), 'srtp', '0'],
    [lines('required', 'off'), 'srtp', '0'],
    [lines('required', 'required'), 'srtp', '1'],
  ])('%#: %s', (all, mediaEncryption, isEncryptionRequired) => {
    expect(variables(all)).toMatchObject({ mediaEncryption, isEncryptionRequired });
  });
});
