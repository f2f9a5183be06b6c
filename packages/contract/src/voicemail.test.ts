import { expect, test } from 'vitest';
import { VoicemailDraft, VoicemailPin } from './voicemail.ts';

test('[104] an address is needed while messages are announced by e-mail, and kept while they are not', () => {
  const draft = { unanswered: 'VOICEMAIL', isNotified: true, email: '' };
  expect(VoicemailDraft.safeParse(draft).error?.issues.map(({ path }) => path)).toEqual([['email']]);
  expect(VoicemailDraft.safeParse({ ...draft, email: 'ada@example.com' }).success).toBe(true);
  expect(VoicemailDraft.safeParse({ ...draft, isNotified: false }).success).toBe(true);
  expect(VoicemailDraft.parse({ unanswered: 'END', isNotified: true, email: 'Ada@example.com' }).email).toBe('ada@example.com');
});

test.each([['1234', false], ['98765432', false], ['123', true], ['123456789', true], ['12a4', true]])('[100] a PIN has four to eight digits: %s', (pin, isRefused) => {
  expect(VoicemailPin.safeParse(pin).success).toBe(!isRefused);
});
