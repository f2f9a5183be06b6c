import { z } from 'zod';
import { Id } from './primitives/id.ts';
import { Email } from './session.ts';

/** Never answered; which are too easy to guess `domain/credentials/trivial-pin` knows. */
export const VoicemailPin = z.string().regex(/^[0-9]{4,8}$/, 'Four to eight digits');

const fields = {
  /** What becomes of calls that nobody took and that no conditional forward took further. */
  unanswered: z.enum(['END', 'VOICEMAIL']).default('END'),
  /** An audio file that greets callers; null: a tone alone. */
  greetingAudioId: Id.nullable().default(null),
  /** A message is announced by e-mail. */
  isNotified: z.boolean().default(false),
  /** Kept while nothing is mailed. */
  email: z.union([z.literal(''), Email]).default(''),
};

/** The rule between the fields of voicemail, the same in the form and in the API. */
export const hasNoticeAddress = ({ unanswered, isNotified, email }: { unanswered: 'END' | 'VOICEMAIL'; isNotified: boolean; email: string }): boolean =>
  unanswered === 'END' || !isNotified || email !== '';

/** Pin null: it stays as it is. Whether there is one already the use case knows: voicemail needs it. */
export const VoicemailDraft = z
  .object({ ...fields, pin: VoicemailPin.nullable().default(null).meta({ secret: true }) })
  .refine(hasNoticeAddress, { path: ['email'], error: 'Enter the address that messages are announced to' });
export type VoicemailDraft = z.infer<typeof VoicemailDraft>;

/** With a PIN its voicemail is set up: somebody can listen to what is left there. */
export const Voicemail = z.object({ ...fields, email: z.string(), hasPin: z.boolean() }).meta({ id: 'Voicemail' });
export type Voicemail = z.infer<typeof Voicemail>;
