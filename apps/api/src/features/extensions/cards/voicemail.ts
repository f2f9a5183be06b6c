import { Problem } from '@patchbay/contract/http/problem';
import type { VoicemailDraft } from '@patchbay/contract/voicemail';
import { isTrivialPin } from '@patchbay/domain/credentials/trivial-pin';
import { voicemailPinPurpose } from '../../../platform/sealed-columns.ts';
import type { ExtensionState } from '../load.ts';
import type { Card } from './card.ts';

const refuse = (detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/pin', detail }] });
};

const check = ({ shortNumber, phoneNumbers, voicemail }: ExtensionState, { pin, unanswered }: VoicemailDraft): void => {
  const known = [shortNumber, ...phoneNumbers.map(({ e164 }) => e164.slice(1))];
  if (pin !== null && isTrivialPin(pin, known)) refuse('This PIN is among the first that anyone would try.');
  if (unanswered === 'VOICEMAIL' && pin === null && !voicemail.hasPin) refuse('Voicemail needs a PIN, by which its messages are listened to.');
};

export const voicemailCard: Card<VoicemailDraft> = {
  name: 'voicemail',
  keys: ['voicemail'],
  toldOnce: ({ voicemail: { hasPin } }, { pin }) => (hasPin && pin !== null ? { isPinReplaced: true } : {}),
  draftOf: ({ voicemail: { hasPin: _hasPin, ...voicemail } }) => ({ ...voicemail, pin: null }),
  check: (_tx, _ctx, before, draft) => Promise.resolve(check(before, draft)),
  change: async (tx, ctx, before, draft) => {
    const { unanswered, greetingAudioId, isNotified, email, pin } = draft;
    const secret = pin === null ? {} : { voicemailPin: ctx.deps.secrets.seal(pin, voicemailPinPurpose(before.id)) };
    await tx.extension.update({ where: { id: before.id }, data: { unanswered, greetingAudioId, voicemailNotified: isNotified, voicemailEmail: email, ...secret }, select: { id: true } });
  },
};
