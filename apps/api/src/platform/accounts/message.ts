import type { Tx } from '@patchbay/database/scope';
import { isEmailAddress } from '@patchbay/domain/credentials/contact';
import type { Deps } from '../deps.ts';
import { type MailFacts, mailText } from '../mail-texts.ts';
import { postMails } from '../outbox.ts';
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
 * Writes to contacts. Mails go into the outbox with the transaction; what is answered sends text messages in their place,
 * and is called once that is committed.
 */
export const prepareMessages = async <T extends ShortTemplate>(tx: Tx, ctx: Facts, template: T, messages: Message<T>[]): Promise<() => Promise<void>> => {
  const { textMessages } = ctx.deps;
  const [mails, texts] = [messages.filter(({ contact }) => isEmailAddress(contact)), messages.filter(({ contact }) => !isEmailAddress(contact))];
  if (texts.length > 0 && !textMessages.isConnected) throw noGateway();
  await postMails(tx, ctx, mails.map(({ contact, language, facts }) => ({ to: contact, ...mailText(template, language, facts) })));
  return async () => {
    for (const { contact, language, facts } of texts) await textMessages.send({ to: contact, text: shortText(template, language, facts) });
  };
};

export const prepareMessage = <T extends ShortTemplate>(tx: Tx, ctx: Facts, template: T, message: Message<T>): Promise<() => Promise<void>> => prepareMessages(tx, ctx, template, [message]);
