import type { Tx } from '@patchbay/database/scope';
import { isEmailAddress } from '@patchbay/domain/credentials/contact';
import type { Deps } from '../deps.ts';
import { type MailFacts, mailText } from '../mail-texts.ts';
import { postMail } from '../outbox.ts';
import { type ShortTemplate, shortText } from '../short-texts.ts';
import { noGateway } from '../text-messages.ts';

interface Facts {
  deps: Deps;
  now: Date;
  newId(): string;
}

interface Message<T extends ShortTemplate> {
  /** An e-mail address or a phone number. */
  contact: string;
  language: unknown;
  facts: MailFacts[T];
}

/**
 * Writes to a contact. A mail goes into the outbox with the transaction; what is answered sends a text message in its place,
 * and is called once that is committed.
 */
export const prepareMessage = async <T extends ShortTemplate>(tx: Tx, ctx: Facts, template: T, { contact, language, facts }: Message<T>): Promise<() => Promise<void>> => {
  if (isEmailAddress(contact)) {
    await postMail(tx, ctx, { to: contact, ...mailText(template, language, facts) });
    return () => Promise.resolve();
  }
  const { textMessages } = ctx.deps;
  if (!textMessages.isConnected) throw noGateway();
  return () => textMessages.send({ to: contact, text: shortText(template, language, facts) });
};
