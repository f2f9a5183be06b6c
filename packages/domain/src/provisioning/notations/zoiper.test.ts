import { expect, test } from 'vitest';
import { aLine, aView } from '../testing/a-phone.ts';
import { zoiperVariables } from './zoiper.ts';

test.each([
  ['off', '', 'none', 'disabled'],
  ['optional', '*97', 'none', 'both'],
  ['required', '*97', 'SDES', 'both'],
] as const)('a line with encryption %s and the voicemail number %j', (mediaEncryption, voicemailNumber, srtpMode, subscribesTo) => {
  expect(zoiperVariables(aView({ lines: [aLine({ mediaEncryption, voicemailNumber })] }))).toMatchObject({ accounts: [{ srtpMode, subscribesTo }] });
});
